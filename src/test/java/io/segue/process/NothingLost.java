package io.segue.process;

import io.segue.process.DisturbedRun.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The fault harness as a program: {@code NothingLost FOLDER FIRST COUNT}. Each seed is a run on a cluster of its own, disturbed, and
 * compared with one that nobody disturbed. Verdicts are appended to {@code FOLDER/verdicts.csv}; seeds that have one are left out, so that
 * the same command goes on where it was stopped.
 */
public final class NothingLost {

    private final Result expected;
    private final long span;

    private NothingLost(Result expected, long span) {
        this.expected = expected;
        this.span = span;
    }

    /**
     * @param differences what is not as in the undisturbed run; empty if nothing
     * @param struck faults that struck while the import ran
     */
    record Verdict(long seed, List<String> differences, int struck, long seconds, String story) {}

    /** Runs once without any fault. */
    static NothingLost undisturbed(Path folder) throws Exception {
        try (DisturbedRun run = DisturbedRun.start(folder)) {
            long started = System.nanoTime();
            Result expected = run.finish();
            return new NothingLost(expected, (System.nanoTime() - started) / 1_000_000);
        }
    }

    /** Milliseconds that an undisturbed run takes from its launch on. */
    long span() {
        return span;
    }

    Result expected() {
        return expected;
    }

    /** The seed's faults; see {@link Fault#plan}. */
    Verdict run(Path folder, long seed) throws Exception {
        return run(folder, seed, Fault.plan(seed, span));
    }

    Verdict run(Path folder, long seed, List<Fault> faults) throws Exception {
        long started = System.nanoTime();
        try (DisturbedRun run = DisturbedRun.start(folder)) {
            for (Fault fault : faults) {
                run.strike(fault);
            }
            Result result = run.finish();
            long seconds = (System.nanoTime() - started) / 1_000_000_000;
            return new Verdict(seed, differences(result), run.struck(), seconds, run.story());
        }
    }

    /** What is not as it is without faults. */
    List<String> differences(Result result) {
        List<String> differences = new ArrayList<>();
        compare("batches", expected.ledger().batches(), result.ledger().batches(), differences);
        compare("units", expected.ledger().units(), result.ledger().units(), differences);
        compare("items", expected.ledger().items(), result.ledger().items(), differences);
        compare("playlists", expected.ledger().playlists(), result.ledger().playlists(), differences);
        compare("open intents", List.of(), result.ledger().openIntents(), differences);
        expected.files().forEach((name, text) -> {
            if (!text.equals(result.files().get(name))) {
                differences.add(name + " differs");
            }
        });
        return differences;
    }

    private static void compare(String what, List<String> expected, List<String> found, List<String> differences) {
        if (!expected.equals(found)) {
            int first = 0;
            while (first < Math.min(expected.size(), found.size())
                    && expected.get(first).equals(found.get(first))) {
                first++;
            }
            differences.add(what + ": " + found.size() + " instead of " + expected.size() + ", from " + first + ": "
                    + (first < found.size() ? found.get(first) : "nothing") + " instead of "
                    + (first < expected.size() ? expected.get(first) : "nothing"));
        }
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0])).toAbsolutePath();
        long first = Long.parseLong(arguments[1]);
        long count = Long.parseLong(arguments[2]);
        Path verdicts = folder.resolve("verdicts.csv");
        Set<Long> done = done(verdicts);
        Path scratch = Files.createTempDirectory(folder, "run");
        NothingLost harness = undisturbed(scratch.resolve("undisturbed"));
        System.out.println("An undisturbed run takes " + harness.span / 1000 + " s.");
        for (long seed = first; seed < first + count; seed++) {
            if (done.contains(seed)) {
                continue;
            }
            Path run = scratch.resolve("seed" + seed);
            Verdict verdict = harness.run(run, seed);
            boolean sound = verdict.differences().isEmpty();
            Files.writeString(
                    verdicts,
                    seed + "," + (sound ? "sound" : "LOST") + "," + verdict.struck() + "," + verdict.seconds() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            System.out.println("seed " + seed + ": " + (sound ? "sound" : "LOST") + ", " + verdict.struck()
                    + " faults, " + verdict.seconds() + " s");
            if (!sound) {
                System.out.println(verdict.story() + String.join("\n", verdict.differences()));
            }
        }
        summarise(verdicts);
    }

    private static Set<Long> done(Path verdicts) throws IOException {
        Set<Long> done = new TreeSet<>();
        if (Files.exists(verdicts)) {
            for (String line : Files.readAllLines(verdicts)) {
                done.add(Long.parseLong(line.split(",")[0]));
            }
        }
        return done;
    }

    private static void summarise(Path verdicts) throws IOException {
        TreeMap<String, Integer> runs = new TreeMap<>();
        int faults = 0;
        for (String line : Files.readAllLines(verdicts)) {
            String[] cells = line.split(",");
            runs.merge(cells[1], 1, Integer::sum);
            faults += Integer.parseInt(cells[2]);
        }
        System.out.println("So far: " + runs + ", " + faults + " faults struck.");
    }
}
