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
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Prints how near to the proven bound sets come and what that takes - rules off, rules on, with an arc - beside nearest neighbour, the sort
 * by tempo and by key, chance, and OR-Tools in the same time; 60-minute sets from a pool of 10,000; and TSPLIB. Medians of warm runs, the
 * bound included; CPU is the thread's own. Arguments: the data folder, runs (default 20), and which parts (default all): sets, pool,
 * tsplib.
 */
public final class SequencerBenchmark {

    private static final int[] SIZES = {12, 18, 30, 100, 300, 1_000, 5_000};
    private static final int LARGEST_WITH_ARC = 300;
    private static final int POOL = 10_000;
    private static final long SEED = 42;
    /** Perturbations for each node of TSPLIB, where nobody waits for a set. */
    private static final int TSPLIB_EFFORT = 30;

    private static final String USAGE = "Usage: SequencerBenchmark <data folder> [runs] [sets|pool|tsplib ...]";

    private final Path data;
    private final int runs;
    private final boolean orTools = OrToolsOrder.available();

    private SequencerBenchmark(Path data, int runs) {
        this.data = data;
        this.runs = runs;
    }

    public static void main(String[] arguments) throws IOException {
        Path data = Path.of(arguments.length == 0 ? "." : arguments[0]);
        if (!Files.isReadable(data.resolve("spotify-songs/spotify_songs.csv"))) {
            System.err.println(USAGE + ". Nothing measured: " + data.resolve("spotify-songs/spotify_songs.csv")
                    + " is not there.");
            return;
        }
        SequencerBenchmark benchmark =
                new SequencerBenchmark(data, arguments.length < 2 ? 20 : Integer.parseInt(arguments[1]));
        List<String> parts = arguments.length < 3
                ? List.of("sets", "pool", "tsplib")
                : Arrays.asList(arguments).subList(2, arguments.length);
        if (parts.contains("sets")) {
            benchmark.sets();
        }
        if (parts.contains("pool")) {
            benchmark.pools();
        }
        if (parts.contains("tsplib")) {
            benchmark.tsplib();
        }
    }

    private void sets() throws IOException {
        SpotifySongs songs = SpotifySongs.read(data);
        SetRules off = SetRules.following(EnergyArc.OFF);
        sets("rules off", songs, off, 5_000);
        sets("spacing 3, key run 4", songs, off.withArtistSpacing(3).withKeyRun(4), 5_000);
        sets("arc peak at its usual weight", songs, SetRules.following(EnergyArc.PEAK), LARGEST_WITH_ARC);
    }

    private void sets(String name, SpotifySongs songs, SetRules rules, int largest) {
        System.out.println(name + ": percent over the bound");
        System.out.println("     N genre    ours  greedy     bpm     key  random  OR-Tools  ms (wall, CPU)");
        for (int size : SIZES) {
            boolean mixed = size > 1_000;
            for (String genre :
                    mixed ? Collections.<@Nullable String>singletonList(null) : List.of("rap", "edm", "rock")) {
                if (size <= largest) {
                    set(
                            songs.sample(genre, size, SEED),
                            genre == null ? "all" : genre,
                            rules,
                            mixed ? Math.min(runs, 3) : runs);
                }
            }
        }
    }

    private void set(List<Track> tracks, String genre, SetRules rules, int runs) {
        Timed<Sequence> timed = timed(() -> new SetSequencer().sequence(tracks, rules), runs);
        Sequence found = timed.result;
        double bound = found.certificate().lowerBound();
        Sequence.Baselines others = found.baselines();
        boolean comparable = orTools && !found.arcFollowed() && rules.artistSpacing() == 0 && rules.keyRun() == 0;
        long theirs = comparable
                ? OrToolsOrder.cost(SetCosts.of(tracks, rules).transition, Math.max(1, Math.round(timed.wall)))
                : -1;
        System.out.printf(
                Locale.ROOT,
                "%6d %-5s %7.3f %7.1f %7.1f %7.1f %7.1f  %8s  %.0f %.0f%n",
                tracks.size(),
                genre,
                found.certificate().gapPercent(),
                over(others.greedy(), bound),
                over(others.bpmSort(), bound),
                over(others.keySort(), bound),
                over(others.random(), bound),
                theirs < 0 ? "-" : String.format(Locale.ROOT, "%.2f", over((double) theirs / SetCosts.GRAINS, bound)),
                timed.wall,
                timed.cpu);
    }

    private static double over(double cost, double bound) {
        return 100 * (cost - bound) / bound;
    }

    private void pools() throws IOException {
        List<Track> pool = SpotifySongs.read(data).sample(null, POOL, SEED);
        SetRules off = SetRules.following(EnergyArc.OFF).with(SetLength.minutes(60));
        SetRules on = off.withArtistSpacing(3).withKeyRun(SetRules.USUAL_RUN);
        System.out.println("60 minutes of " + POOL + "       cost  tracks  nearest neighbour  times  ms (wall, CPU)");
        pool("rules off", pool, off);
        pool("spacing 3, key run 4", pool, on);
        pool("and arc peak", pool, on.with(EnergyArc.PEAK, SetRules.USUAL));
        pool("and 6 keys", pool, on.withDistinctKeys(6));
    }

    private void pool(String name, List<Track> pool, SetRules rules) {
        Timed<Sequence> timed = timed(() -> new SetSequencer().sequence(pool, rules), runs);
        double greedy = Objects.requireNonNull(timed.result.greedyChoiceCost());
        System.out.printf(
                Locale.ROOT,
                "%-22s %8.4f %7d %18.4f %6.1f  %.0f %.0f%n",
                name,
                timed.result.cost(),
                timed.result.order().size(),
                greedy,
                greedy / timed.result.cost(),
                timed.wall,
                timed.cpu);
    }

    private void tsplib() throws IOException {
        Path folder = data.resolve("tsplib-tsp");
        if (!Files.isDirectory(folder)) {
            System.out.println("TSPLIB not measured: " + folder + " is not there.");
            return;
        }
        System.out.println("TSPLIB       cost best known  over %  bound under %  OR-Tools over %  ms (wall, CPU)");
        for (Tsplib instance : Tsplib.in(folder)) {
            int[][] cost = instance.distances();
            OrderSearch search = new OrderSearch(cost, 1);
            Timed<int[]> timed = once(() -> search.search(Greedy.trip(cost), TSPLIB_EFFORT * cost.length));
            long found = search.cost(timed.result);
            long theirs = orTools ? OrToolsOrder.cost(cost, Math.round(timed.wall)) : -1;
            System.out.printf(
                    Locale.ROOT,
                    "%-9s %8d %10d %7.2f %14.2f %16s  %.0f %.0f%n",
                    instance.name(),
                    found,
                    instance.best(),
                    over(found, instance.best()),
                    -over(search.bound(), instance.best()),
                    theirs < 0 ? "-" : String.format(Locale.ROOT, "%.2f", over(theirs, instance.best())),
                    timed.wall,
                    timed.cpu);
        }
    }

    /** Milliseconds. */
    private record Timed<T>(T result, double wall, double cpu) {}

    private static <T> Timed<T> timed(Supplier<T> work, int runs) {
        List<Timed<T>> all = new ArrayList<>();
        for (int run = 0; run <= runs; run++) {
            all.add(once(work));
        }
        List<Timed<T>> warm = all.subList(1, all.size());
        return new Timed<>(warm.get(0).result, median(warm, Timed::wall), median(warm, Timed::cpu));
    }

    private static <T> Timed<T> once(Supplier<T> work) {
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long wall = System.nanoTime();
        T result = work.get();
        return new Timed<>(
                result,
                (System.nanoTime() - wall) / 1e6,
                (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e6);
    }

    private static <T> double median(List<Timed<T>> runs, ToDoubleFunction<Timed<T>> time) {
        return runs.stream().mapToDouble(time).sorted().toArray()[runs.size() / 2];
    }
}
