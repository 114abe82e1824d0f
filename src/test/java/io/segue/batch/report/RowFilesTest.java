package io.segue.batch.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.segue.batch.ItemState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowFilesTest {

    private ReportFixture report;

    @BeforeEach
    void aLedger(@TempDir Path output) {
        report = new ReportFixture(output);
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(report.write("csv").resolve(file));
    }

    @Test
    void resultsHoldEveryRowWithWhatBecameOfIt() throws IOException {
        report.ledger.item(0, "Road Trip", "Strobe", ItemState.VERIFIED, "Strobe.flac", 0.98765, "same title");
        report.ledger.rejected(null, ";;;", "no title");
        report.ledger.item(0, "Road Trip", "Opus", ItemState.NOT_FOUND, null, null, "nothing like it");

        assertThat(lines("results.csv"))
                .containsExactly(
                        "file,line,unit,position,title,length,outcome,target,target_uri,score,reason,error,attempts",
                        "input/Road_Trip.csv,2,Road Trip,1,Strobe,6,VERIFIED,Strobe.flac,uri:Strobe.flac,0.9877,same title,,",
                        "input/Road_Trip.csv,3,,,,,REJECTED,,,,no title,,",
                        "input/Road_Trip.csv,4,Road Trip,2,Opus,4,NOT_FOUND,,,,nothing like it,,");
    }

    @Test
    void resultsKeepTheOrderOfTheInputAcrossFilesUnitsAndPages() throws IOException {
        report.ledger.file(1, "/elsewhere/b.csv");
        for (int row = 0; row < 2500; row++) {
            report.ledger.item(row < 1200 ? 0 : 1, "unit " + row % 3, "t" + row, ItemState.PRESENT, null, null, null);
        }

        List<String> lines = lines("results.csv");

        assertThat(lines).hasSize(2501);
        for (int row = 0; row < 2500; row++) {
            assertThat(lines.get(row + 1)).contains(",t" + row + ",");
        }
        assertThat(lines.get(1200)).startsWith("input/Road_Trip.csv,1201,");
        assertThat(lines.get(1201)).startsWith("/elsewhere/b.csv,1202,");
    }

    @Test
    void unmatchedHoldsWhatDidNotArriveAsItWasFound() throws IOException {
        report.ledger.item("Road Trip", "arrived", ItemState.VERIFIED);
        report.ledger.item(0, "Road Trip", "lost", ItemState.NOT_FOUND, null, null, "nothing like it");
        report.ledger.item(0, "Road Trip", "tried", ItemState.DEAD, null, null, "no answer");
        report.ledger.item("Road Trip", "unclear", ItemState.AMBIGUOUS);
        report.ledger.rejected("Road Trip", "a;b;c", "no title");

        assertThat(lines("unmatched.csv"))
                .containsExactly(
                        "file,line,unit,position,title,length,outcome,row,reason,error,attempts",
                        "input/Road_Trip.csv,3,Road Trip,2,lost,4,NOT_FOUND,lost,nothing like it,,",
                        "input/Road_Trip.csv,4,Road Trip,3,tried,5,DEAD,tried,no answer,,1",
                        "input/Road_Trip.csv,6,Road Trip,,,,REJECTED,a;b;c,no title,,");
    }

    @Test
    void reviewHoldsALinePerAlternativeWithRoomForADecision() throws IOException {
        long row = report.ledger.item("Road Trip", "Opus", ItemState.AMBIGUOUS);
        report.ledger.candidate(row, 0, "Opus (1)", 0.9, "same title");
        report.ledger.candidate(row, 1, "Opus (2)", 0.89, "same title, other album");
        long found = report.ledger.item("Road Trip", "Strobe", ItemState.VERIFIED);
        report.ledger.candidate(found, 0, "Strobe", 1, "same");

        assertThat(lines("review.csv"))
                .containsExactly(
                        "file,line,unit,position,title,length,rank,candidate,candidate_uri,candidate_score,candidate_reason,decision",
                        "input/Road_Trip.csv,2,Road Trip,1,Opus,4,1,Opus (1),uri:Opus (1),0.9000,same title,",
                        "input/Road_Trip.csv,2,Road Trip,1,Opus,4,2,Opus (2),uri:Opus (2),0.8900,\"same title, other album\",");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"})
    void textASpreadsheetWouldRunIsDefusedWhereverItStands(String text) throws IOException {
        long row = report.ledger.item(0, text, text, ItemState.AMBIGUOUS, text, 0.5, text);
        report.ledger.candidate(row, 0, text, 0.5, text);
        report.ledger.rejected(text, text, text);

        Path directory = report.write("csv");

        for (String file : List.of("results.csv", "unmatched.csv", "review.csv")) {
            assertThat(Files.readString(directory.resolve(file)).replace("\"", ""))
                    .contains(",'" + text)
                    .doesNotContain("," + text);
        }
    }

    @Test
    void filesAreUtf8WithoutMarkAndEndLinesAlike() throws IOException {
        report.ledger.item("Señal", "夜に駆ける \"live\"", ItemState.VERIFIED);

        byte[] bytes = Files.readAllBytes(report.write("csv").resolve("results.csv"));

        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .startsWith("file,")
                .contains("Señal,1,\"夜に駆ける \"\"live\"\"\"")
                .endsWith("\n")
                .doesNotContain("\r");
    }
}
