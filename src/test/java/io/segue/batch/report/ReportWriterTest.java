package io.segue.batch.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.segue.batch.BatchState;
import io.segue.batch.ItemState;
import io.segue.batch.UnitRef;
import io.segue.batch.UnitState;
import io.segue.batch.ledger.ReportingLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportWriterTest {

    private ReportFixture report;

    @BeforeEach
    void aLedger(@TempDir Path output) {
        report = new ReportFixture(output);
    }

    private static List<String> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void writesEverythingAndPointsToIt() throws IOException {
        report.ledger.item("Road Trip", "Strobe", ItemState.VERIFIED);

        Path directory = report.write();

        assertThat(directory).isEqualTo(report.output.resolve(ReportingLedger.BATCH));
        assertThat(files(directory))
                .containsExactly(
                        "lists/Road Trip.txt",
                        "report.html",
                        "results.csv",
                        "review.csv",
                        "summary.json",
                        "unmatched.csv");
        assertThat(report.output.resolve("latest").toRealPath()).isEqualTo(directory.toRealPath());
    }

    @Test
    void writesWhatIsWantedAndTheSummaryAlways() throws IOException {
        report.ledger.item("Road Trip", "Strobe", ItemState.VERIFIED);

        assertThat(files(report.write("html"))).containsExactly("lists/Road Trip.txt", "report.html", "summary.json");
        assertThat(files(report.write("m3u8"))).containsExactly("lists/Road Trip.txt", "summary.json");
    }

    @Test
    void writingAgainReplacesItByTheSame() throws IOException {
        report.ledger.item("Road Trip", "Strobe", ItemState.VERIFIED);
        String first = report.page();
        Files.writeString(report.output.resolve(ReportingLedger.BATCH).resolve("stray"), "");

        assertThat(report.page()).isEqualTo(first);
        assertThat(report.output.resolve(ReportingLedger.BATCH).resolve("stray"))
                .doesNotExist();
        assertThat(report.output).isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    void theTypeReportsOnEveryUnitIntoTheDirectoryAside() throws IOException {
        report.ledger.item("Road Trip", "Strobe", ItemState.VERIFIED);
        report.ledger.item("Late Night", "Opus", ItemState.NOT_FOUND);
        report.ledger.unitEnded("Late Night", UnitState.FAILED, null);

        Path directory = report.write();

        assertThat(report.type.reported).hasSize(2).allSatisfy(unit -> {
            assertThat(unit.only()).isFalse();
            assertThat(unit.directory()).isNotEqualTo(directory).hasParentRaw(report.output);
        });
        assertThat(report.type.reported.get(1).ref()).isEqualTo(new UnitRef(ReportingLedger.BATCH, 1, 3));
        assertThat(report.type.reported.get(1).state()).isEqualTo(UnitState.FAILED);
        assertThat(report.type.reported.get(1).targetId()).isEqualTo("target-1");
    }

    @Test
    void aUnitWhoseFilesCannotBeWrittenDoesNotCostTheReport() throws IOException {
        report.ledger.item("Road Trip", "Strobe", ItemState.VERIFIED);
        report.ledger.item("Late Night", "Opus", ItemState.VERIFIED);
        FakeType offline = new FakeType() {
            @Override
            public void report(UnitReport unit) throws IOException {
                if (unit.title().equals("Road Trip")) {
                    throw new IllegalStateException("the catalog does not answer");
                }
                super.report(unit);
            }
        };

        Path directory = report.write(offline, null);

        assertThat(directory.resolve("report.html"))
                .content()
                .contains("Files not written</strong> Road Trip: the catalog does not answer");
        assertThat(directory.resolve("lists/Late Night.txt")).exists();
    }

    @Test
    void theSummaryKeepsItsKeysInOrder() throws IOException {
        report.ledger.item("Road Trip", "Strobe", ItemState.VERIFIED);
        report.ledger.rejected(null, ";;", "no title");
        report.ledger.unitEnded("Road Trip", UnitState.PARTIAL, "gave up");
        report.ledger.ended(BatchState.FAILED, true, "1 failed item(s), tolerated: 0");

        String text = Files.readString(report.write().resolve("summary.json"));
        JsonNode json = new ObjectMapper().readTree(text);

        assertThat(keys(json))
                .containsExactly(
                        "batchId",
                        "job",
                        "state",
                        "startedAt",
                        "finishedAt",
                        "counts",
                        "units",
                        "type",
                        "dryRun",
                        "reason");
        assertThat(keys(json.get("counts")))
                .containsExactly(
                        "rows",
                        "rejected",
                        "matched",
                        "ambiguous",
                        "notFound",
                        "present",
                        "added",
                        "verified",
                        "dead",
                        "compensated",
                        "discarded",
                        "substituted",
                        "unchanged");
        assertThat(keys(json.get("units").get(0)))
                .containsExactly("unitNo", "title", "state", "targetId", "failure", "counts");
        assertThat(json.get("startedAt").textValue()).isEqualTo("2026-03-06T01:00:01Z");
        assertThat(json.get("state").textValue()).isEqualTo("FAILED");
        assertThat(json.get("counts").get("rows").longValue()).isEqualTo(2);
        assertThat(json.get("dryRun").booleanValue()).isTrue();
        assertThat(text).contains("\n  \"job\" : \"import\",\n").endsWith("}\n");
    }

    private static List<String> keys(JsonNode node) {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }
}
