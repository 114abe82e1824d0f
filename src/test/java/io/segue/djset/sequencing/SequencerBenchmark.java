package io.segue.djset.sequencing;

import io.segue.djset.EnergyArc;
import io.segue.djset.Sequence;
import io.segue.djset.SetLength;
import io.segue.djset.SetRules;
import io.segue.djset.evaluation.SpotifySongs;
import io.segue.library.Track;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Prints how near to the proven bound sets come and what that takes, rules off and on, beside nearest neighbour; a 60-minute set from a
 * pool of 10,000; and TSPLIB. Times are the thread's CPU time, median after one warm-up. Arguments: the data folder, runs (default 20).
 */
public final class SequencerBenchmark {

    private static final int[] SIZES = {12, 18, 30, 100, 300, 1_000, 5_000};
    private static final int POOL = 10_000;
    private static final long SEED = 42;

    private final Path data;
    private final int runs;

    private SequencerBenchmark(Path data, int runs) {
        this.data = data;
        this.runs = runs;
    }

    public static void main(String[] arguments) throws IOException {
        Path data = Path.of(arguments.length == 0 ? "." : arguments[0]);
        if (!Files.isReadable(data.resolve("spotify-songs/spotify_songs.csv"))) {
            System.err.println("Usage: SequencerBenchmark <data folder> [runs]. Nothing measured: "
                    + data.resolve("spotify-songs/spotify_songs.csv") + " is not there.");
            return;
        }
        SequencerBenchmark benchmark =
                new SequencerBenchmark(data, arguments.length < 2 ? 20 : Integer.parseInt(arguments[1]));
        SpotifySongs songs = SpotifySongs.read(data);
        SetRules off = SetRules.following(EnergyArc.OFF);
        benchmark.sets("rules off", songs, off);
        benchmark.sets("spacing 3, key run 4", songs, off.withArtistSpacing(3).withKeyRun(4));
        benchmark.sets("arc peak at its usual weight", songs, SetRules.following(EnergyArc.PEAK));
        benchmark.pool(songs);
        benchmark.tsplib();
    }

    private void sets(String name, SpotifySongs songs, SetRules rules) {
        System.out.println(name);
        System.out.println("     N genre  gap %   greedy %  CPU ms (median of runs)");
        for (int size : SIZES) {
            boolean large = size > 1_000;
            for (String genre :
                    large ? Collections.<@Nullable String>singletonList(null) : List.of("rap", "edm", "rock")) {
                List<Track> tracks = songs.sample(genre, size, SEED);
                Timed<Sequence> timed =
                        timed(() -> new SetSequencer().sequence(tracks, rules), large ? Math.min(runs, 2) : runs);
                Sequence found = timed.result;
                double bound = found.certificate().lowerBound();
                System.out.printf(
                        Locale.ROOT,
                        "%6d %-5s %7.3f %9.1f %8.0f%n",
                        size,
                        genre == null ? "all" : genre,
                        found.certificate().gapPercent(),
                        100 * (found.baselines().greedy() - bound) / bound,
                        timed.milliseconds);
            }
        }
    }

    private void pool(SpotifySongs songs) {
        List<Track> pool = songs.sample(null, POOL, SEED);
        SetRules rules = SetRules.following(EnergyArc.OFF)
                .withArtistSpacing(3)
                .withKeyRun(SetRules.USUAL_RUN)
                .with(SetLength.minutes(60));
        Timed<Sequence> timed = timed(() -> new SetSequencer().sequence(pool, rules), runs);
        System.out.printf(
                Locale.ROOT,
                "60 minutes of %d: cost %.4f with %d tracks, greedy %.4f, %.0f ms CPU%n",
                POOL,
                timed.result.cost(),
                timed.result.order().size(),
                timed.result.greedyChoiceCost(),
                timed.milliseconds);
    }

    private void tsplib() throws IOException {
        Path folder = data.resolve("tsplib-tsp");
        if (!Files.isDirectory(folder)) {
            System.out.println("TSPLIB not measured: " + folder + " is not there.");
            return;
        }
        System.out.println("TSPLIB       cost  best known  over %  CPU ms");
        for (Tsplib instance : Tsplib.in(folder)) {
            int[][] cost = instance.distances();
            Timed<int[]> timed = timed(() -> new OrderSearch(cost, 1).search(Greedy.trip(cost)), 1);
            long found = new OrderSearch(cost, 1).cost(timed.result);
            System.out.printf(
                    Locale.ROOT,
                    "%-9s %8d %8d %7.2f %8.0f%n",
                    instance.name(),
                    found,
                    instance.best(),
                    100.0 * (found - instance.best()) / instance.best(),
                    timed.milliseconds);
        }
    }

    private record Timed<T>(T result, double milliseconds) {}

    private static <T> Timed<T> timed(Supplier<T> work, int runs) {
        T result = work.get();
        List<Double> times = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            result = work.get();
            times.add((ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e6);
        }
        Collections.sort(times);
        return new Timed<>(result, times.get(times.size() / 2));
    }
}
