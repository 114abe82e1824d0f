package io.segue.catalog.local;

import io.segue.catalog.local.RowDamage.Kind;
import io.segue.library.Track;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.util.IOUtils;

/**
 * Index time, memory and searches per second of a generated collection. Argument: number of tracks, a million where absent. Made of words
 * as unevenly spread as in real titles, one track in twelve in another script.
 *
 * <p>Run: {@code MAVEN_OPTS=-Xmx512m mvn -q test-compile exec:java -Dexec.classpathScope=test
 * -Dexec.mainClass=io.segue.catalog.local.CollectionIndexBenchmark}.
 */
public final class CollectionIndexBenchmark {

    private static final int WORDS = 80_000;
    private static final int SEARCHES = 5_000;
    private static final String[] VERSIONS = {
        "",
        "",
        "",
        "",
        "",
        " - Live",
        " (Acoustic)",
        " - Radio Edit",
        " (feat. %s)",
        " - Remastered 2011",
        " (%s Remix)"
    };

    private final Random random = new Random(11);
    private final List<String> words = new ArrayList<>(WORDS);

    private CollectionIndexBenchmark() {
        for (int i = 0; i < WORDS; i++) {
            words.add(i % 12 == 11 ? cyrillic() : latin());
        }
    }

    public static void main(String[] arguments) throws Exception {
        int tracks = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        Path home = Files.createTempDirectory("segue-index-benchmark");
        try {
            Path file = home.resolve("collection.csv");
            List<Track> sample = new ArrayList<>();
            new CollectionIndexBenchmark().write(file, tracks, sample);
            CollectionFile collection = new CollectionFile(file, CollectionIndexesTest.hash(file));
            measure(home, collection, sample);
        } finally {
            IOUtils.rm(home);
        }
    }

    private static void measure(Path home, CollectionFile collection, List<Track> sample) throws IOException {
        long cpu = cpu();
        long started = System.nanoTime();
        try (CollectionIndex index = new CollectionIndexes(home).open(List.of(collection))) {
            System.out.printf(
                    Locale.ROOT,
                    "%d tracks indexed in %.1f s (%.1f s CPU), %d MB on disk, with %d MB of heap%n",
                    index.size(),
                    seconds(started),
                    (cpu() - cpu) / 1e9,
                    size(home.resolve("index")) >> 20,
                    Runtime.getRuntime().maxMemory() >> 20);
            long opened = System.nanoTime();
            new CollectionIndexes(home).open(List.of(collection)).close();
            System.out.printf(Locale.ROOT, "opened again in %.0f ms%n", seconds(opened) * 1000);
            for (int round = 0; round < 2; round++) {
                search(index, "as listed", sample, Set.of());
                search(index, "album and length missing", sample, Set.of(Kind.ALBUM_MISSING, Kind.LENGTH_MISSING));
                search(index, "other case, suffix added", sample, Set.of(Kind.CASE, Kind.SUFFIX_ADDED));
                search(index, "misspelt", sample, Set.of(Kind.TYPO, Kind.TYPO_IN_ARTIST));
            }
        }
    }

    private static void search(CollectionIndex index, String what, List<Track> sample, Set<Kind> kinds)
            throws IOException {
        RowDamage damage = new RowDamage(3);
        List<Track> wanted =
                sample.stream().map(track -> damage.damage(track, kinds)).toList();
        long cpu = cpu();
        long started = System.nanoTime();
        int found = 0;
        for (int i = 0; i < wanted.size(); i++) {
            String title = sample.get(i).title();
            found += index.search(wanted.get(i), 10).stream()
                            .anyMatch(hit -> hit.track().title().equals(title))
                    ? 1
                    : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "%-26s %6.0f searches/s, %6.0f per second of CPU, %.2f %% found%n",
                what,
                wanted.size() / seconds(started),
                wanted.size() * 1e9 / (cpu() - cpu),
                100.0 * found / wanted.size());
    }

    private void write(Path file, int tracks, List<Track> sample) throws IOException {
        int every = Math.max(1, tracks / SEARCHES);
        Iterator<Track> made = new Iterator<>() {
            private int no;

            @Override
            public boolean hasNext() {
                return no < tracks;
            }

            @Override
            public Track next() {
                Track track = track();
                if (no++ % every == 0) {
                    sample.add(track);
                }
                return track;
            }
        };
        RetrievalEvaluation.write(file, () -> made);
    }

    private Track track() {
        String title = phrase(1 + random.nextInt(4));
        String version = String.format(VERSIONS[random.nextInt(VERSIONS.length)], word());
        return Track.of(title + version, phrase(1 + random.nextInt(2)))
                .withAlbum(phrase(2))
                .withDuration(Duration.ofMillis(120_000 + random.nextInt(240_000)));
    }

    private String phrase(int length) {
        StringBuilder phrase = new StringBuilder(word());
        for (int i = 1; i < length; i++) {
            phrase.append(' ').append(word());
        }
        return phrase.toString();
    }

    private String word() {
        return words.get((int) (WORDS * Math.pow(random.nextDouble(), 4)));
    }

    private String latin() {
        StringBuilder word = new StringBuilder();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            word.append("bcdfghklmnprstvw".charAt(random.nextInt(16))).append("aeiou".charAt(random.nextInt(5)));
        }
        return word.append("nrstl".charAt(random.nextInt(5))).toString();
    }

    private String cyrillic() {
        StringBuilder word = new StringBuilder();
        for (int i = 2 + random.nextInt(3); i > 0; i--) {
            word.append("бвгдзклмнпрст".charAt(random.nextInt(13))).append("аеиоуыя".charAt(random.nextInt(7)));
        }
        return word.toString();
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    /** CPU time of the whole process in ns. */
    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
