package io.segue.sync.matching;

import io.segue.library.Track;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Comparisons per second of 10,000 made-up tracks against 10 candidates each, and what they allocate. Nothing is remembered between
 * comparisons but what the matcher itself remembers: the candidates are more than its memory holds.
 *
 * <p>Run: {@code mvn -q test-compile exec:exec -Dexec.executable=java -Dexec.classpathScope=test
 * -Dexec.args="-cp %classpath io.segue.sync.matching.MatchingBenchmark"}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class MatchingBenchmark {

    private static final int TRACKS = 10_000;
    private static final int CANDIDATES = 10;

    private static final String[] WORDS = {
        "Night",
        "Fire",
        "Love",
        "Road",
        "Blue",
        "Heart",
        "City",
        "Rain",
        "Dream",
        "Light",
        "Dance",
        "Summer",
        "Ghost",
        "River",
        "Golden",
        "Silent",
        "Forever",
        "Paradise",
        "Mañana",
        "Über",
        "Déjà",
        "Étoile",
        "夜",
        "Ночь"
    };
    private static final String[] SUFFIXES = {
        "",
        "",
        "",
        "",
        " - Remastered 2011",
        " (feat. Some Guest)",
        " - Live",
        " (Radio Edit)",
        " - Ann Remix",
        " (Deluxe Edition)",
        ", Pt. 2",
        " [Official Video]"
    };

    private final TrackMatcher matcher = new TrackMatcher();
    private final List<Track> wanted = new ArrayList<>();
    private final List<List<MatchCandidate>> candidates = new ArrayList<>();

    public MatchingBenchmark() {
        Random random = new Random(5);
        for (int i = 0; i < TRACKS; i++) {
            Track track = track(random, title(random), "Artist " + i);
            wanted.add(track);
            List<MatchCandidate> found = new ArrayList<>();
            for (int j = 0; j < CANDIDATES; j++) {
                Track other = j == 0
                        ? track
                        : track(random, j % 2 == 0 ? variant(random, track) : title(random), "Artist " + (i + j % 3));
                found.add(new MatchCandidate("local:" + i + "/" + j, other));
            }
            candidates.add(found);
        }
    }

    @Benchmark
    @OperationsPerInvocation(TRACKS * CANDIDATES)
    public void comparisons(Blackhole blackhole) {
        for (int i = 0; i < TRACKS; i++) {
            blackhole.consume(matcher.decide(wanted.get(i), candidates.get(i)));
        }
    }

    private static String title(Random random) {
        StringBuilder title = new StringBuilder();
        for (int words = 1 + random.nextInt(3); words >= 0; words--) {
            title.append(title.isEmpty() ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
        }
        return title + SUFFIXES[random.nextInt(SUFFIXES.length)];
    }

    private static String variant(Random random, Track track) {
        String[] words = track.title().split("( -|\\(|\\[|,)", 2);
        return words[0].strip() + SUFFIXES[random.nextInt(SUFFIXES.length)];
    }

    private static Track track(Random random, String title, String artist) {
        return Track.of(title, artist)
                .withAlbum("Album of " + WORDS[random.nextInt(WORDS.length)])
                .withDuration(Duration.ofMillis(150_000 + random.nextInt(150_000)));
    }

    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(MatchingBenchmark.class.getName())
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
    }
}
