package io.segue.catalog.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.segue.library.Track;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The truth must be among the first ten, however the wanted row is spelt. */
class RetrievalTest {

    private static final int TRACKS = 4_000;

    private static final Track HEADER = Track.of("Title", "Artist").withAlbum("Album");
    private static final Track DAWN =
            Track.of("Dawn", "Ada").withAlbum("First Light").withDuration(Duration.ofSeconds(200));
    private static final Track DAWN_ELSEWHERE =
            Track.of("Dawn", "Ada").withAlbum("Sampler").withDuration(Duration.ofSeconds(200));
    private static final Track DAWN_LIVE =
            Track.of("Dawn - Live", "Ada").withAlbum("Stage").withDuration(Duration.ofSeconds(300));

    private final Random random = new Random(7);
    private final List<String> words = words(600);

    @TempDir
    Path home;

    @Test
    void findsTheTruthAmongTheFirstTenDespiteNoise() throws Exception {
        List<Track> tracks = collection();
        Path file = home.resolve("collection.csv");
        Files.write(file, tracks.stream().map(RetrievalTest::csv).toList());

        int found = 0;
        try (CollectionIndex index =
                new CollectionIndexes(home).open(List.of(new CollectionFile(file, CollectionIndexesTest.hash(file))))) {
            for (Track truth : tracks.subList(1, tracks.size())) {
                found += finds(index, noisy(truth), truth) ? 1 : 0;
            }
        }
        assertThat(found / (double) (tracks.size() - 1)).isGreaterThanOrEqualTo(0.99);
    }

    @Test
    void findsTheVersionAskedForAmongTheFirstTen() throws Exception {
        assertThat(RetrievalEvaluation.versionsFound(home)).isGreaterThanOrEqualTo(0.99);
    }

    @Test
    void offersNothingElseWhereATrackIsListedJustAsItIsWanted() throws Exception {
        try (CollectionIndex index = indexOf(DAWN, DAWN_LIVE, DAWN_ELSEWHERE)) {
            assertThat(titles(
                            index,
                            Track.of("DAWN", "ada").withAlbum("first light").withDuration(Duration.ofSeconds(201))))
                    .containsExactlyInAnyOrder("Dawn of Ada", "Dawn of Sampler");
            assertThat(titles(index, Track.of("Dawn", "Ada"))).doesNotContain("Dawn - Live of Stage");
        }
    }

    @Test
    void looksFurtherWhereAlbumOrLengthOfTheTrackListedAreOthers() throws Exception {
        Track elsewhere = Track.of("Dawn", "Ada").withAlbum("Third");
        Track longer = Track.of("Dawn", "Ada").withDuration(Duration.ofSeconds(300));
        try (CollectionIndex index = indexOf(DAWN, DAWN_LIVE)) {
            assertThat(titles(index, elsewhere)).contains("Dawn - Live of Stage");
            assertThat(titles(index, longer)).contains("Dawn - Live of Stage");
        }
    }

    @Test
    void findsAWordNobodySpellsSo() throws Exception {
        try (CollectionIndex index = indexOf(DAWN, Track.of("Hypnotize", "Notorious"))) {
            assertThat(titles(index, Track.of("Hpynotize", "Notoroius"))).contains("Hypnotize of null");
        }
    }

    @Test
    void findsANameWhateverItsSpaces() throws Exception {
        try (CollectionIndex index = indexOf(DAWN, Track.of("Smalltown Boy", "Ada"), Track.of("좋은 날", "IU"))) {
            assertThat(titles(index, Track.of("Small Town Boy", "Somebody"))).contains("Smalltown Boy of null");
            assertThat(titles(index, Track.of("좋은날", "아이유"))).contains("좋은 날 of null");
        }
    }

    @Test
    void findsEverySpellingOfAScript() throws Exception {
        try (CollectionIndex index = indexOf(DAWN, Track.of("甜蜜蜜", "邓丽君"), Track.of("إنت عمري", "أم كلثوم"))) {
            assertThat(titles(index, Track.of("甜蜜蜜", "鄧麗君"))).contains("甜蜜蜜 of null");
            assertThat(titles(index, Track.of("Tian Mi Mi", "Deng Lijun"))).contains("甜蜜蜜 of null");
            assertThat(titles(index, Track.of("انت عمري", "ام كلثوم"))).contains("إنت عمري of null");
        }
    }

    private static List<String> titles(CollectionIndex index, Track wanted) throws IOException {
        return index.search(wanted, 10).stream()
                .map(hit -> hit.track().title() + " of "
                        + ("First Light".equals(hit.track().album())
                                ? "Ada"
                                : hit.track().album()))
                .toList();
    }

    private CollectionIndex indexOf(Track... tracks) throws Exception {
        List<Track> all = new ArrayList<>(List.of(HEADER));
        all.addAll(List.of(tracks));
        Path file = home.resolve("few.csv");
        Files.write(file, all.stream().map(RetrievalTest::csv).toList());
        return new CollectionIndexes(home).open(List.of(new CollectionFile(file, CollectionIndexesTest.hash(file))));
    }

    private static boolean finds(CollectionIndex index, Track wanted, Track truth) throws IOException {
        return index.search(wanted, 10).stream()
                .anyMatch(hit -> hit.track().title().equals(truth.title())
                        && hit.track().artists().equals(truth.artists()));
    }

    /** The first one stands for the header. */
    private List<Track> collection() {
        List<Track> tracks = new ArrayList<>(List.of(HEADER));
        List<String> artists = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            artists.add(phrase(1 + random.nextInt(2)));
        }
        String[] versions = {
            "", "", "", " - Live", " (Acoustic)", " - Radio Edit", " (feat. " + phrase(1) + ")", " - Remastered 2011"
        };
        Set<String> taken = new HashSet<>();
        while (tracks.size() <= TRACKS) {
            String title = phrase(1 + random.nextInt(4)) + versions[random.nextInt(versions.length)];
            String artist = artists.get(random.nextInt(artists.size()));
            if (taken.add(title + artist)) {
                tracks.add(Track.of(title, artist)
                        .withAlbum(phrase(2))
                        .withDuration(Duration.ofSeconds(120 + random.nextInt(240))));
            }
        }
        return tracks;
    }

    private Track noisy(Track truth) {
        String title = random.nextInt(3) == 0 ? misspelt(truth.title()) : truth.title();
        title = random.nextInt(4) == 0 ? title.toUpperCase(Locale.ROOT).replace(" - ", " (") : title;
        title = random.nextInt(4) == 0 ? title + " [Explicit]" : title;
        Duration duration = truth.duration();
        Track noisy = Track.of(title, truth.artists().get(0).toLowerCase(Locale.ROOT))
                .withAlbum(random.nextBoolean() ? truth.album() : null);
        return duration == null || random.nextInt(4) == 0
                ? noisy
                : noisy.withDuration(duration.plusSeconds(random.nextInt(5) - 2));
    }

    private String misspelt(String text) {
        int at = random.nextInt(text.length());
        return text.substring(0, at) + (char) ('a' + random.nextInt(26)) + text.substring(at + 1);
    }

    private String phrase(int length) {
        StringBuilder phrase = new StringBuilder();
        for (int i = 0; i < length; i++) {
            phrase.append(i == 0 ? "" : " ").append(words.get((int) (words.size() * Math.pow(random.nextDouble(), 2))));
        }
        return phrase.toString();
    }

    private List<String> words(int count) {
        List<String> made = new ArrayList<>();
        while (made.size() < count) {
            StringBuilder word = new StringBuilder();
            for (int i = 2 + random.nextInt(2); i > 0; i--) {
                word.append("bdfgklmnprstv".charAt(random.nextInt(13))).append("aeiou".charAt(random.nextInt(5)));
            }
            made.add(word.toString());
        }
        return made;
    }

    private static String csv(Track track) {
        Duration duration = track.duration();
        return String.join(
                ",",
                '"' + track.title() + '"',
                track.artists().get(0),
                String.valueOf(track.album()),
                duration == null
                        ? track == HEADER ? "Duration" : ""
                        : duration.toMinutes() + ":" + String.format(Locale.ROOT, "%02d", duration.toSecondsPart()));
    }
}
