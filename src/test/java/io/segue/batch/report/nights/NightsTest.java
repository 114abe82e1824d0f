package io.segue.batch.report.nights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.segue.batch.Atomicity;
import io.segue.batch.BatchState;
import io.segue.batch.BatchSummary;
import io.segue.batch.Counts;
import io.segue.batch.DefinitionNode.Location;
import io.segue.batch.DefinitionNode.Mapping;
import io.segue.batch.JobDefinition;
import io.segue.batch.ledger.HistoryStore.Past;
import io.segue.batch.report.nights.Attention.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NightsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate LAST = LocalDate.parse("2026-11-22");
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final List<Past> past = new ArrayList<>();

    @TempDir
    private Path folder;

    private Nights nights(int count, String... patterns) {
        return nights(List.of(), count, patterns);
    }

    private Nights nights(List<ScheduledRuns.Missed> missed, int count, String... patterns) {
        List<Pattern> jobs = List.of(patterns).stream().map(Pattern::compile).toList();
        Period period = new Period(LAST.minusDays(count - 1), LAST, BERLIN, jobs);
        return Nights.of(period, past, missed, NOW);
    }

    private Past ran(String job, BatchState state, String createdAt, @Nullable Integer seconds, Counts counts) {
        Instant created = Instant.parse(createdAt);
        Past one = new Past(
                new BatchSummary(
                        job + "-" + past.size(),
                        job,
                        "fake",
                        false,
                        state,
                        null,
                        null,
                        counts,
                        1,
                        1,
                        created,
                        created,
                        seconds == null ? null : created.plusSeconds(seconds),
                        null,
                        state == BatchState.FAILED ? "it broke" : null),
                false);
        past.add(one);
        return one;
    }

    private static Counts rows(long rows, long ambiguous, long dead) {
        return new Counts(rows, 0, 0, ambiguous, 0, 0, rows - ambiguous - dead, 0, dead, 0, 0, 0);
    }

    @Test
    void aBatchBelongsToTheCalendarDayOfTheZoneItWasCreatedIn() {
        ran("late", BatchState.APPLIED, "2026-11-20T22:59:59Z", 1, rows(1, 0, 0));
        ran("late", BatchState.APPLIED, "2026-11-20T23:00:00Z", 1, rows(1, 0, 0));

        assertThat(nights(3).jobs().get(0).nights())
                .extracting(night -> night.date() + " " + night.batches().size())
                .containsExactly("2026-11-20 1", "2026-11-21 1", "2026-11-22 0");
    }

    @Test
    void aDayThatIsAnHourShorterOrLongerIsStillOneNight() {
        Period spring = new Period(LocalDate.parse("2026-03-28"), LocalDate.parse("2026-03-30"), BERLIN, List.of());
        Period autumn = new Period(LocalDate.parse("2026-10-24"), LocalDate.parse("2026-10-26"), BERLIN, List.of());

        assertThat(spring.start()).isEqualTo("2026-03-27T23:00:00Z");
        assertThat(spring.end()).isEqualTo("2026-03-30T22:00:00Z");
        assertThat(autumn.end()).isEqualTo("2026-10-26T23:00:00Z");
        assertThat(spring.nights()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"1,5,5,5", "2,15,20,20", "3,20,30,30", "20,105,190,200", "21,110,200,210", "100,505,950,1000"})
    void durationsAreNearestRank(int batches, double median, double p95, double longest) {
        for (int n = 1; n <= batches; n++) {
            ran("job", BatchState.APPLIED, "2026-11-22T01:00:00Z", batches == 1 ? 5 : 10 * n, rows(20, 0, 0));
        }
        ran("job", BatchState.RUNNING, "2026-11-22T02:00:00Z", null, rows(9, 0, 0));

        Durations took = nights(1).jobs().get(0).durations();

        assertThat(took.ended()).isEqualTo(batches);
        assertThat(took.median()).isEqualTo(median);
        assertThat(took.p95()).isEqualTo(p95);
        assertThat(took.longest()).isEqualTo(longest);
    }

    @Test
    void aFailureIsPastOnceTheJobWentWellAgainAndRowsToReviewAreNot() {
        ran("healed", BatchState.FAILED, "2026-11-20T01:00:00Z", 1, rows(5, 2, 1));
        ran("healed", BatchState.APPLIED, "2026-11-21T01:00:00Z", 1, rows(5, 0, 0));
        ran("broken", BatchState.APPLIED, "2026-11-20T01:00:00Z", 1, rows(5, 0, 0));
        ran("broken", BatchState.FAILED, "2026-11-21T01:00:00Z", 1, rows(5, 0, 0));
        ran("broken", BatchState.FAILED, "2026-11-22T01:00:00Z", 1, rows(5, 0, 0));

        assertThat(nights(5).attention())
                .extracting(attention -> attention.kind() + " " + attention.job() + ": " + attention.text())
                .containsExactly(
                        "FAILED broken: 2 batches, the latest: it broke",
                        "DEAD healed: 1 row exhausted all attempts",
                        "REVIEW healed: 2 rows had more than one candidate");
    }

    @Test
    void whatWasInterruptedAndWhatCouldNotBeTakenBackStands() {
        ran("stuck", BatchState.RUNNING, "2026-11-20T01:00:00Z", null, rows(5, 0, 0));
        ran("undone", BatchState.COMPENSATION_INCOMPLETE, "2026-11-20T01:00:00Z", 1, rows(5, 0, 0));
        ran("undone", BatchState.APPLIED, "2026-11-21T01:00:00Z", 1, rows(5, 0, 0));

        assertThat(nights(5).attention())
                .extracting(Attention::kind)
                .containsExactly(Kind.NOT_TAKEN_BACK, Kind.INTERRUPTED);
    }

    @Test
    void runsThatWereDueAndDidNotTakePlaceAreNamedOncePerJob() {
        List<ScheduledRuns.Missed> missed = List.of(
                new ScheduledRuns.Missed("nightly", Instant.parse("2026-11-20T01:00:00Z"), "nobody was up"),
                new ScheduledRuns.Missed(
                        "nightly", Instant.parse("2026-11-21T01:00:00Z"), "the run before was still going"),
                new ScheduledRuns.Missed("other", Instant.parse("2026-11-21T01:00:00Z"), "nobody was up"));

        assertThat(nights(missed, 5, "night.*").attention())
                .singleElement()
                .satisfies(attention -> assertThat(attention.text())
                        .isEqualTo(
                                "2 scheduled runs did not take place; the last one: the run before was still going"));
    }

    @Test
    void onlyTheJobsAskedForAreInTheReport() {
        ran("import@alice", BatchState.APPLIED, "2026-11-20T01:00:00Z", 1, rows(5, 0, 0));
        ran("friday-sets", BatchState.APPLIED, "2026-11-20T01:00:00Z", 1, rows(5, 0, 0));

        assertThat(nights(5, "import@.*").jobs()).extracting(JobHistory::name).containsExactly("import@alice");
    }

    @Test
    void thePageShowsNightsWithoutARunAndEscapesEverybodysNames() throws IOException {
        String name = "<script>alert('1')</script>" + "x".repeat(300);
        ran(name, BatchState.PARTIAL, "2026-11-20T01:00:00Z", 90, rows(500, 3, 0));
        ran(name, BatchState.FAILED, "2026-11-22T01:00:00Z", 30, rows(10, 0, 1));

        String page = page(nights(5));

        assertThat(page).doesNotContain("<script").contains("&lt;script&gt;").contains("Needs your attention");
        assertThat(page).containsOnlyOnce("Wed 18 Nov – Thu 19 Nov").containsOnlyOnce("Sat 21 Nov</th>");
        assertThat(page).contains("<title>21 Nov: no run</title>").contains("a calendar day in Europe/Berlin");
        assertThat(page).contains("18 Nov to 22 Nov; 3 nights without a run; the highest bar is 500");
        assertThat(page).contains("<title>20 Nov: 500 rows, 3 failed or to review</title>");
    }

    @Test
    void aPeriodInWhichNothingRanIsAPageAsWell() throws IOException {
        assertThat(page(nights(30)))
                .contains("Nothing ran.")
                .doesNotContain("<table")
                .doesNotContain("attention\">");
    }

    @Test
    void filesForProgramsHaveEveryBatch() throws IOException {
        ran("=job", BatchState.APPLIED, "2026-11-20T01:00:00Z", 90, rows(500, 3, 0));
        ran("=job", BatchState.RUNNING, "2026-11-22T01:00:00Z", null, rows(10, 0, 1));

        NightsCsv.write(folder, nights(5));
        NightsJson.write(folder, nights(5));

        assertThat(Files.readAllLines(folder.resolve("report.csv")))
                .hasSize(3)
                .element(1)
                .isEqualTo("2026-11-20,'=job,'=job-0,fake,APPLIED,false,2026-11-20T01:00:00Z,2026-11-20T01:00:00Z,"
                        + "2026-11-20T01:01:30Z,90.0,1,500,497,0,3,0,0,0,0,0,0,");
        JsonNode json =
                new ObjectMapper().readTree(folder.resolve("report.json").toFile());
        assertThat(json.at("/zone").asText()).isEqualTo("Europe/Berlin");
        assertThat(json.at("/jobs/0/nights")).hasSize(5);
        assertThat(json.at("/jobs/0/nightsWithoutRun").asInt()).isEqualTo(3);
        assertThat(json.at("/jobs/0/nights/4/batches/0/seconds").isNull()).isTrue();
        assertThat(json.at("/jobs/0/outcomes/APPLIED").asInt()).isEqualTo(1);
    }

    private String page(Nights nights) throws IOException {
        NightsPage.write(folder, definition(folder), nights);
        return Files.readString(folder.resolve("report.html"));
    }

    static JobDefinition definition(Path folder) {
        return new JobDefinition(
                "nightly-batch-report",
                "batch-report",
                "Every job",
                folder,
                List.of(),
                "auto",
                new Atomicity(
                        Atomicity.Policy.BEST_EFFORT, null, Atomicity.Remainder.KEEP, Atomicity.Remainder.COMPENSATE),
                16,
                new JobDefinition.Output(Path.of("output"), null),
                Map.of(),
                new Mapping(Map.of(), Location.commandLine("")));
    }
}
