package io.segue.batch.report.nights;

import io.segue.batch.ledger.HistoryStore;
import io.segue.batch.ledger.SeededNights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How long a report on 30 nights takes, ledger and files apart; leaves the page for looking at.
 *
 * <p>{@code NightsBenchmark FOLDER [JOBS] [UNITS PER BATCH]}
 */
final class NightsBenchmark {

    private static final int ROUNDS = 5;

    private NightsBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        int jobs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 12;
        int units = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 500;
        LocalDate last = LocalDate.parse("2026-11-22");
        List<String> names = IntStream.range(0, jobs)
                .mapToObj(n -> n == 2
                        ? "a-job-whose-name-nobody-thought-about-" + "and-on-".repeat(8)
                        : "library-migration@account-" + n)
                .toList();
        HistoryStore history = SeededNights.inMemory().month(last, names, units).history();
        Period period = new Period(last.minusDays(29), last, ZoneOffset.UTC, List.of());
        for (int round = 1; round <= ROUNDS; round++) {
            long began = System.nanoTime();
            List<HistoryStore.Past> past = history.between(period.start(), period.end(), "batch-report");
            long read = System.nanoTime();
            Nights nights = Nights.of(period, past, List.of(), Instant.parse("2026-11-22T12:00:00Z"));
            NightsPage.write(folder, NightsTest.definition(folder), nights);
            NightsJson.write(folder, nights);
            NightsCsv.write(folder, nights);
            System.out.printf(
                    "%d batches of %d units: ledger %d ms, files %d ms%n",
                    past.size(), units, (read - began) / 1_000_000, (System.nanoTime() - read) / 1_000_000);
        }
    }
}
