package io.segue.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.segue.sandbox.SandboxUser.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The quirks that Segue has to cope with, seen over HTTP. */
class SandboxTest {

    @TempDir
    private static Path folder;

    private static Sandbox sandbox;
    private static int users;

    private SandboxUser user;
    private String playlist;

    @BeforeAll
    static void start() throws IOException {
        StringBuilder csv = new StringBuilder("title,artist,album,isrc,duration_ms\n");
        csv.append("Blue in Green,Miles Davis,Kind of Blue,USSM15900115,337000\n");
        csv.append("Don't Stop,Fleetwood Mac,Rumours,USWB10400049,193000\n");
        for (int i = 0; i < 120; i++) {
            csv.append("Song ").append(i).append(",Band,Album,,200000\n");
        }
        Path catalog = Files.writeString(folder.resolve("catalog.csv"), csv);
        sandbox = Sandbox.start(SandboxOptions.of(0, catalog).limits(0, 0));
    }

    @AfterAll
    static void stop() throws IOException {
        sandbox.close();
    }

    @BeforeEach
    void freshUser() throws Exception {
        // at most five users an app: the tests share three
        user = new SandboxUser(sandbox.uri(), "user" + users++ % 3).authorised(SandboxUser.SCOPES);
        user.admin("DELETE", "/faults", "");
        user.admin(
                "POST", "/settings", "{\"requestsPerWindow\":0,\"latency\":0,\"callsPerToken\":0,\"oldNames\":false}");
        user.admin("DELETE", "/requests", "");
        playlist = user.call("POST", "/me/playlists", "{\"name\":\"Mine\",\"public\":false}")
                .body()
                .path("id")
                .asText();
    }

    @Test
    void findsTenAtMostByFiltersAndByWords() throws Exception {
        assertThat(names(user.get("/search?type=track&q=isrc:USSM15900115"))).containsExactly("Blue in Green");
        assertThat(names(user.get(
                        "/search?type=track&q=" + SandboxUser.encoded("track:\"blue in green\" artist:davis"))))
                .containsExactly("Blue in Green");
        assertThat(names(user.get("/search?type=track&q=" + SandboxUser.encoded("miles davis blue green"))))
                .startsWith("Blue in Green");
        assertThat(names(user.get("/search?type=track&limit=10&q=band"))).hasSize(10);
        assertThat(names(user.get("/search?type=track&q=band"))).hasSize(5);
        assertThat(user.get("/search?type=track&limit=11&q=band").status()).isEqualTo(400);
    }

    @Test
    void findsNothingByFiltersWithAnApostrophe() throws Exception {
        assertThat(names(user.get("/search?type=track&q=" + SandboxUser.encoded("track:\"Don't Stop\""))))
                .isEmpty();
        assertThat(names(user.get("/search?type=track&q=" + SandboxUser.encoded("Don't Stop Fleetwood Mac"))))
                .containsExactly("Don't Stop");
    }

    @Test
    void hasNoPathsOfEarlierYears() throws Exception {
        assertThat(user.get("/playlists/" + playlist + "/tracks").status()).isEqualTo(403);
        assertThat(user.get("/tracks?ids=1,2").status()).isEqualTo(403);
        assertThat(user.call("POST", "/users/user0/playlists", "{\"name\":\"x\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void addsWhereItIsToldAndAHundredAtMost() throws Exception {
        List<String> uris = uris(3);
        String first = add(uris.subList(0, 2), null).body().path("snapshot_id").asText();
        String second = add(uris.subList(2, 3), 1).body().path("snapshot_id").asText();

        assertThat(listed()).containsExactly(uris.get(0), uris.get(2), uris.get(1));
        assertThat(second).isNotEqualTo(first);
        assertThat(add(Collections.nCopies(101, uris.get(0)), null).status()).isEqualTo(400);
        assertThat(add(uris, 99).status()).isEqualTo(400);
        assertThat(user.get("/playlists/" + playlist + "/items?limit=51").status())
                .isEqualTo(400);
    }

    @Test
    void removesEveryOccurrence() throws Exception {
        List<String> uris = uris(2);
        add(List.of(uris.get(0), uris.get(1), uris.get(0)), null);

        Reply reply = user.call(
                "DELETE", "/playlists/" + playlist + "/items", "{\"items\":[{\"uri\":\"" + uris.get(0) + "\"}]}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(listed()).containsExactly(uris.get(1));
    }

    @Test
    void holdsElevenThousandItems() throws Exception {
        List<String> hundred = Collections.nCopies(100, uris(1).get(0));
        for (int i = 0; i < 110; i++) {
            assertThat(add(hundred, null).status()).isEqualTo(201);
        }
        assertThat(add(uris(1), null).status()).isEqualTo(400);
    }

    @Test
    void refusesASecondWriteWhileOneIsUnderWay() throws Exception {
        List<String> uris = uris(2);
        user.admin("POST", "/settings", "{\"latency\":0.3}");
        CompletableFuture<Reply> one = CompletableFuture.supplyAsync(() -> add(uris.subList(0, 1), null));
        Reply other = add(uris.subList(1, 2), null);

        assertThat(List.of(one.join().status(), other.status())).containsExactlyInAnyOrder(201, 409);
        assertThat(listed()).hasSize(1);
    }

    @Test
    void showsTheNewNamesOrTheOldOnes() throws Exception {
        add(uris(1), null);
        JsonNode now = user.get("/playlists/" + playlist).body();
        JsonNode few =
                user.get("/playlists/" + playlist + "?fields=id,items(total)").body();
        user.admin("POST", "/settings", "{\"oldNames\":true}");
        JsonNode then = user.get("/playlists/" + playlist).body();

        assertThat(now.at("/items/items/0/item/name").asText()).isEqualTo("Song 0");
        assertThat(now.has("tracks")).isFalse();
        assertThat(few.toString()).isEqualTo("{\"id\":\"" + playlist + "\",\"items\":{\"total\":1}}");
        assertThat(then.at("/tracks/items/0/track/name").asText()).isEqualTo("Song 0");
    }

    @Test
    void savesToTheLibraryFortyAtMostAndUnfollowsPlaylists() throws Exception {
        List<String> uris = uris(2);
        assertThat(user.call("PUT", "/me/library?uris=" + String.join(",", uris), "")
                        .status())
                .isEqualTo(200);
        assertThat(user.get("/me/tracks").body().at("/items/0/track/uri").asText())
                .isEqualTo(uris.get(1));
        assertThat(user.call("PUT", "/me/library?uris=" + String.join(",", Collections.nCopies(41, uris.get(0))), "")
                        .status())
                .isEqualTo(400);

        assertThat(user.call("DELETE", "/me/library?uris=spotify:playlist:" + playlist, "")
                        .status())
                .isEqualTo(200);
        assertThat(user.get("/me/library/contains?uris=spotify:playlist:" + playlist)
                        .body()
                        .toString())
                .isEqualTo("[false]");
        assertThat(user.get("/playlists/" + playlist).status()).isEqualTo(200);
    }

    @Test
    void limitsRequestsInAnyThirtySecondsAndADay() throws Exception {
        user.admin("POST", "/settings", "{\"requestsPerWindow\":3,\"dailyQuota\":5}");
        user.admin("DELETE", "/requests", "");
        assertThat(statuses(4)).containsExactly(200, 200, 200, 429);
        Reply early = user.get("/me");
        assertThat(early.status()).isEqualTo(429);
        assertThat(early.body().toString()).contains("API rate limit exceeded");
        assertThat(Integer.parseInt(
                        early.raw().headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 30);

        user.admin("POST", "/settings", "{\"advance\":31}");
        assertThat(statuses(2)).containsExactly(200, 200);
        Reply exhausted = user.get("/me");

        assertThat(exhausted.body().at("/error/reason").asText()).isEqualTo("QUOTA_EXCEEDED");
        assertThat(Integer.parseInt(
                        exhausted.raw().headers().firstValue("Retry-After").orElseThrow()))
                .isGreaterThan(80_000);
        assertThat(user.admin("GET", "/requests", "").body().path("early").asInt())
                .isEqualTo(1);
    }

    @Test
    void givesATokenForGoodCodesOnlyAndRotatesRefreshTokens() throws Exception {
        String used = user.refreshToken();
        assertThat(user.refresh().status()).isEqualTo(200);
        assertThat(user.refreshToken()).isNotEqualTo(used);
        Reply again = user.token(Map.of("grant_type", "refresh_token", "refresh_token", used, "client_id", "app"));

        assertThat(again.status()).isEqualTo(400);
        assertThat(again.body().path("error").asText()).isEqualTo("invalid_grant");
        assertThat(user.get("/me").status()).isEqualTo(200);

        user.admin("POST", "/settings", "{\"callsPerToken\":1}");
        assertThat(user.get("/me").status()).isEqualTo(401);
        user.refresh();
        assertThat(user.get("/me").status()).isEqualTo(200);
    }

    @Test
    void mindsScopes() throws Exception {
        SandboxUser looking = new SandboxUser(sandbox.uri(), "user0").authorised("playlist-read-private");

        Reply reply = looking.call("POST", "/me/playlists", "{\"name\":\"x\"}");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.body().at("/error/message").asText()).isEqualTo("Insufficient client scope");
    }

    @Test
    void losesAnswersAfterTheEffectAndCutsThemShort() throws Exception {
        user.admin("POST", "/faults", "{\"match\":\"POST .*items\",\"kind\":\"lose\",\"times\":1}");
        assertThatThrownBy(() -> add(uris(1), null)).hasRootCauseInstanceOf(IOException.class);
        assertThat(listed()).hasSize(1);

        user.admin("POST", "/faults", "{\"match\":\"POST .*items\",\"kind\":\"truncate\",\"times\":1}");
        assertThatThrownBy(() -> add(uris(1), null)).hasRootCauseInstanceOf(IOException.class);
        assertThat(listed()).hasSize(2);

        user.admin("POST", "/faults", "{\"match\":\"POST .*items\",\"kind\":\"reset\",\"times\":1}");
        assertThatThrownBy(() -> add(uris(1), null)).hasRootCauseInstanceOf(IOException.class);
        assertThat(listed()).hasSize(2);
    }

    @Test
    void holdsClientsToTheRetryAfterItTells() throws Exception {
        user.admin("POST", "/faults", "{\"kind\":\"status\",\"status\":429,\"retryAfter\":48925,\"times\":1}");

        assertThat(user.get("/me").raw().headers().firstValue("Retry-After")).contains("48925");
        assertThat(user.get("/me").status()).isEqualTo(429);
        user.admin("POST", "/settings", "{\"advance\":48926}");
        user.refresh();
        assertThat(user.get("/me").status()).isEqualTo(200);
    }

    private List<Integer> statuses(int calls) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            statuses.add(user.get("/me").status());
        }
        return statuses;
    }

    private List<String> uris(int count) throws Exception {
        List<String> uris = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            uris.add(user.get("/search?type=track&limit=1&q=" + SandboxUser.encoded("track:\"song " + i + "\""))
                    .body()
                    .at("/tracks/items/0/uri")
                    .asText());
        }
        return uris;
    }

    private Reply add(List<String> uris, Integer position) {
        String body = "{\"uris\":[\"" + String.join("\",\"", uris) + "\"]"
                + (position == null ? "" : ",\"position\":" + position) + "}";
        try {
            return user.call("POST", "/playlists/" + playlist + "/items", body);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> listed() throws Exception {
        JsonNode items =
                user.get("/playlists/" + playlist + "/items?limit=50").body().path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.at("/item/uri").asText())
                .toList();
    }

    private static List<String> names(Reply reply) {
        JsonNode items = reply.body().at("/tracks/items");
        return IntStream.range(0, items.size())
                .mapToObj(i -> items.path(i).path("name").asText())
                .toList();
    }
}
