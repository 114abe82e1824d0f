package io.segue.catalog.spotify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.segue.catalog.CatalogAnswerException;
import io.segue.catalog.CatalogTrack;
import io.segue.catalog.CatalogUnavailableException;
import io.segue.catalog.PlaylistHead;
import io.segue.catalog.SnapshotMismatchException;
import io.segue.catalog.TracksRefusedException;
import io.segue.library.Track;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The client against the sandbox, over HTTP. */
class SpotifyCatalogTest {

    @TempDir
    private static Path folder;

    private static SpotifyFixture spotify;
    private static int playlists;

    private SpotifyCatalog catalog;

    @BeforeAll
    static void start() throws Exception {
        spotify = new SpotifyFixture(folder, 100_000);
    }

    @AfterAll
    static void stop() throws Exception {
        spotify.close();
    }

    @BeforeEach
    void calm() throws Exception {
        spotify.noFaults();
        catalog = spotify.catalog();
    }

    @Test
    void findsByIsrcThenByFieldsThenByWordsAndAsksNoMoreThanItMust() throws Exception {
        Track byIsrc = track("Blue in Green", "Miles Davis", "USSM15900115", 337);
        assertThat(names(catalog.search(byIsrc, 10))).containsExactly("Blue in Green");
        assertThat(catalog.search(byIsrc, 10)).hasSize(1); // answered before
        assertThat(spotify.user.requests("search")).isEqualTo(1);

        assertThat(names(catalog.search(track("Song 7", "Band", null, 200), 10)))
                .contains("Song 7");
        assertThat(spotify.user.requests("search")).isEqualTo(2);

        assertThat(names(catalog.search(track("Don't Stop", "Fleetwood Mac", null, 193), 10)))
                .containsExactly("Don't Stop");
        assertThat(spotify.user.requests("search")).isEqualTo(3);
    }

    @Test
    void asksOnWhereAnIsrcNamesAnotherRecording() throws Exception {
        List<CatalogTrack> found = catalog.search(track("Song 9", "Band", "USSM15900115", 200), 10);

        assertThat(names(found)).contains("Blue in Green", "Song 9");
    }

    @Test
    void doesNotSearchForWhatSpotifyNamed() throws Exception {
        String uri = spotify.uris(1).get(0);
        Track named = new Track("Anything", List.of("X"), null, null, null, uri, null, null, null, null, null);

        assertThat(catalog.search(named, 10)).containsExactly(new CatalogTrack(uri, named));
        assertThat(spotify.user.requests("search")).isZero();
    }

    @Test
    void createsFindsFillsAndReadsPlaylistsByOldAndNewNames() throws Exception {
        List<String> uris = spotify.uris(120);
        PlaylistHead created = catalog.createPlaylist("Created", "by a test");
        String first = catalog.add(created.id(), created.snapshot(), 0, tracks(uris.subList(0, 100)));
        catalog.add(created.id(), first, 1, tracks(uris.subList(100, 120)));
        List<String> expected = new ArrayList<>(uris.subList(0, 100));
        expected.addAll(1, uris.subList(100, 120));

        for (boolean old : new boolean[] {false, true}) {
            spotify.user.admin("POST", "/settings", "{\"oldNames\":" + old + "}");
            SpotifyCatalog other = spotify.catalog();
            PlaylistHead found = other.findPlaylist("Created").orElseThrow();
            assertThat(found.size()).isEqualTo(120);
            assertThat(other.uris(found.id(), 0, 1000)).isEqualTo(expected);
            assertThat(other.uris(found.id(), 45, 10)).isEqualTo(expected.subList(45, 55));
            assertThat(other.entries(found.id(), 118, 10))
                    .extracting(entry -> entry.track().title())
                    .containsExactly("Song 98", "Song 99");
        }
        assertThat(catalog.findPlaylist("Nobody's")).isEmpty();
    }

    @Test
    void goesOnReadingALongPlaylistWhereItCameToAHalt() throws Exception {
        List<String> uris = spotify.uris(300);
        spotify.playlist("Halting", uris);
        String id = catalog.findPlaylist("Halting").orElseThrow().id();
        spotify.fault("{\"match\":\"GET .*items\",\"kind\":\"status\",\"status\":503,\"skip\":4,\"times\":1}");

        assertThatThrownBy(() -> catalog.uris(id, 0, 1000)).isInstanceOf(CatalogUnavailableException.class);
        spotify.jdbc.sql("update spotify_budget set closed_until = null").update();

        assertThat(catalog.uris(id, 0, 1000)).isEqualTo(uris);
        assertThat(spotify.user.requests("items")).isEqualTo(4 + 1 + 3);
    }

    @Test
    void removesSingleOccurrencesAndLeavesTheOthersWhereTheyAre() throws Exception {
        List<String> u = spotify.uris(4);
        String id = given(List.of(u.get(0), u.get(1), u.get(0), u.get(2), u.get(1), u.get(0), u.get(3)));
        String snapshot = catalog.playlist(id).orElseThrow().snapshot();

        String after = catalog.remove(id, snapshot, List.of(0, 3, 4));

        assertThat(catalog.uris(id, 0, 100)).containsExactly(u.get(1), u.get(0), u.get(0), u.get(3));
        assertThat(catalog.playlist(id).orElseThrow().snapshot()).isEqualTo(after);
        assertThatThrownBy(() -> catalog.remove(id, snapshot, List.of(0)))
                .isInstanceOf(SnapshotMismatchException.class);
    }

    @ParameterizedTest
    @CsvSource({"DELETE .*items,lose", "POST .*items,reset", "POST .*items,lose", "DELETE .*items,reset"})
    void putsBackWhatIsToStayWhereverARemovalBreaksOff(String match, String kind) throws Exception {
        List<String> u = spotify.uris(2);
        String id = given(List.of(u.get(0), u.get(1), u.get(0)));
        String snapshot = catalog.playlist(id).orElseThrow().snapshot();
        spotify.fault("{\"match\":\"" + match + "\",\"kind\":\"" + kind + "\",\"times\":1}");

        assertThatThrownBy(() -> catalog.remove(id, snapshot, List.of(0)))
                .isInstanceOfSatisfying(
                        CatalogUnavailableException.class,
                        unknown -> assertThat(unknown.isRefused()).isFalse());
        spotify.noFaults();
        SpotifyCatalog successor = spotify.catalog();
        PlaylistHead head = successor.playlist(id).orElseThrow();

        assertThat(successor.uris(id, 0, 100))
                .isEqualTo(
                        kind.equals("reset") && match.startsWith("DELETE")
                                ? List.of(u.get(0), u.get(1), u.get(0))
                                : List.of(u.get(1), u.get(0)));
        assertThat(head.size()).isEqualTo(successor.uris(id, 0, 100).size());
    }

    @Test
    void unfollowsAndThenSeesNoPlaylist() throws Exception {
        String id = given(spotify.uris(1));
        catalog.deletePlaylist(id);

        assertThat(catalog.playlist(id)).isEmpty();
        catalog.deletePlaylist(id);
    }

    /** What an answer means: whether the same may be asked again, whether it may have taken effect, and for how long to stay away. */
    @ParameterizedTest
    @CsvSource({
        "GET,status,400,answer,final",
        "GET,status,403,answer,final",
        "GET,status,500,answer,retryable",
        "GET,status,503,away,refused",
        "GET,reset,0,away,refused",
        "GET,truncate,0,away,refused",
        "GET,timeout,0,away,refused",
        "POST,status,403,answer,final",
        "POST,status,409,away,refused",
        "POST,status,429,away,refused",
        "POST,status,500,away,unknown",
        "POST,status,503,away,unknown",
        "POST,reset,0,away,unknown",
        "POST,truncate,0,away,unknown",
        "POST,lose,0,away,unknown",
    })
    void tellsAnswersApart(String method, String kind, int status, String type, String how) throws Exception {
        String id = given(spotify.uris(1));
        List<CatalogTrack> track = tracks(spotify.uris(1));
        spotify.fault("{\"match\":\"" + method + " .*items\",\"kind\":\"" + kind + "\",\"status\":" + status
                + ",\"retryAfter\":7,\"delay\":3,\"times\":1}");

        Throwable thrown = catchThrowableOfType(RuntimeException.class, () -> {
            if (method.equals("GET")) {
                catalog.uris(id, 0, 10);
            } else {
                catalog.add(id, "", 0, track);
            }
        });

        if (type.equals("answer")) {
            assertThat(thrown)
                    .isInstanceOfSatisfying(
                            CatalogAnswerException.class,
                            answer -> assertThat(answer.retryable()).isEqualTo(how.equals("retryable")));
        } else {
            assertThat(thrown).isInstanceOfSatisfying(CatalogUnavailableException.class, away -> {
                assertThat(away.isRefused()).isEqualTo(how.equals("refused"));
                assertThat(away.retryAfter()).isPositive();
            });
        }
    }

    @Test
    void asksNothingBeforeARetryAfterHasPassedWhicheverProcessWasTold() throws Exception {
        spotify.fault("{\"kind\":\"status\",\"status\":429,\"retryAfter\":48925,\"times\":1}");
        assertThatThrownBy(() -> catalog.findPlaylist("x"))
                .isInstanceOfSatisfying(
                        CatalogUnavailableException.class,
                        away -> assertThat(away.retryAfter())
                                .isBetween(Duration.ofSeconds(48_925), Duration.ofSeconds(48_927)));

        assertThatThrownBy(() -> spotify.catalog().findPlaylist("x"))
                .isInstanceOf(CatalogUnavailableException.class)
                .hasMessageContaining("quota");
        assertThat(spotify.user
                        .admin("GET", "/requests", "")
                        .body()
                        .path("early")
                        .asInt())
                .isZero();
    }

    @Test
    void refreshesATokenThatIsRefusedAndWaitsForAPersonWhenThatIsNotLetEither() throws Exception {
        spotify.user.admin("POST", "/tokens/expire", "");
        assertThat(catalog.findPlaylist("x")).isEmpty();

        spotify.user.admin("POST", "/tokens/revoke", "");
        assertThatThrownBy(() -> spotify.catalog().findPlaylist("x"))
                .isInstanceOf(CatalogUnavailableException.class)
                .hasMessage("re-authorisation needed: segue auth spotify --account ann");

        spotify.authorise();
        assertThat(spotify.catalog().findPlaylist("x")).isEmpty();
    }

    @Test
    void saysThatOneOfTheTracksIsToBlame() throws Exception {
        String id = given(spotify.uris(1));
        List<CatalogTrack> tracks = tracks(List.of("spotify:track:0000000000000000000000"));

        assertThatThrownBy(() -> catalog.add(id, "", 0, tracks)).isInstanceOf(TracksRefusedException.class);
    }

    @Test
    void keepsNoTokenInTheClear() {
        List<String> kept = spotify.jdbc
                .sql("select access_token || ' ' || refresh_token from spotify_account")
                .query(String.class)
                .list();

        assertThat(kept).hasSize(1);
        assertThat(spotify.exchanges.stream()
                        .filter(exchange -> exchange.uri().getPath().equals("/api/token"))
                        .map(exchange -> new String(exchange.answer(), StandardCharsets.UTF_8)
                                .replaceAll(".*\"access_token\":\"([^\"]*)\".*", "$1")))
                .isNotEmpty()
                .allSatisfy(token -> assertThat(kept.get(0)).doesNotContain(token));
    }

    private String given(List<String> uris) throws Exception {
        String name = "Given " + ++playlists;
        spotify.playlist(name, uris);
        String id = catalog.findPlaylist(name).orElseThrow().id();
        spotify.user.admin("DELETE", "/requests", "");
        return id;
    }

    private static Track track(String title, String artist, String isrc, int seconds) {
        return new Track(
                title, List.of(artist), null, Duration.ofSeconds(seconds), isrc, null, null, null, null, null, null);
    }

    private static List<CatalogTrack> tracks(List<String> uris) {
        return uris.stream().map(uri -> new CatalogTrack(uri, Track.of("x"))).toList();
    }

    private static List<String> names(List<CatalogTrack> tracks) {
        return tracks.stream().map(track -> track.track().title()).toList();
    }
}
