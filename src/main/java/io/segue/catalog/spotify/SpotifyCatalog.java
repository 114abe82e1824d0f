package io.segue.catalog.spotify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.segue.catalog.CatalogAnswerException;
import io.segue.catalog.CatalogTrack;
import io.segue.catalog.CatalogUnavailableException;
import io.segue.catalog.MusicCatalog;
import io.segue.catalog.PlaylistHead;
import io.segue.catalog.SnapshotMismatchException;
import io.segue.catalog.TracksRefusedException;
import io.segue.catalog.spotify.SpotifyHttp.BadRequestException;
import io.segue.catalog.spotify.SpotifyHttp.NotFoundException;
import io.segue.library.Track;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.http.HttpMethod;

/**
 * Spotify through one account. Every question costs a request out of a small budget, so none is asked twice and none is asked whose answer
 * is known. Thread-safe.
 */
final class SpotifyCatalog implements MusicCatalog {

    private static final int MOST_HITS = 10;
    private static final int MOST_ADDS = 100;
    private static final int MOST_PLAYLISTS = 50;
    private static final String HEAD = "?fields=" + encoded("id,name,snapshot_id,items(total),tracks(total)");
    private static final Pattern TRACK = Pattern.compile("spotify:track:[0-9A-Za-z]{22}");

    private final SpotifyHttp http;
    private final Duration settleAfter;
    private final PlaylistPages pages;
    private final PlaylistNames names;
    private final PlaylistRemoval removal;
    private final RecentAnswers answers;
    /** Playlists this process has unfollowed: they can still be read. */
    private final Set<String> unfollowed = ConcurrentHashMap.newKeySet();

    SpotifyCatalog(
            SpotifyHttp http,
            SpotifySettings settings,
            RestorationStore restorations,
            PlaylistPages pages,
            PlaylistNames names,
            RecentAnswers answers) {
        this.http = http;
        this.settleAfter = settings.settleAfter();
        this.pages = pages;
        this.names = names;
        this.answers = answers;
        this.removal = new PlaylistRemoval(http, restorations, settings.service(), this::listing);
    }

    /** Asks as little as possible: nothing for a track that Spotify itself named, else one question after the other until an answer fits. */
    @Override
    public List<CatalogTrack> search(Track wanted, int limit) {
        String uri = wanted.uri();
        if (uri != null && TRACK.matcher(uri).matches()) {
            return List.of(new CatalogTrack(uri, wanted));
        }
        Map<String, CatalogTrack> found = new LinkedHashMap<>();
        for (String query : QueryLadder.queries(wanted)) {
            List<CatalogTrack> hits = answers.to(query, () -> hits(query));
            hits.forEach(hit -> found.putIfAbsent(hit.uri(), hit));
            if (QueryLadder.settles(
                    wanted, hits.stream().map(CatalogTrack::track).toList())) {
                break;
            }
        }
        return found.values().stream().limit(limit).toList();
    }

    private List<CatalogTrack> hits(String query) {
        JsonNode page = http.get("/search?type=track&limit=" + MOST_HITS + "&q=" + encoded(query))
                .path("tracks");
        if (!page.path("items").isArray()) {
            throw new CatalogAnswerException("Spotify's answer to a search could not be read.", true);
        }
        List<CatalogTrack> hits = new ArrayList<>();
        page.path("items").forEach(item -> {
            if (item.hasNonNull("uri")) {
                hits.add(SpotifyJson.track(item));
            }
        });
        return hits;
    }

    @Override
    public void prepare() {
        http.check();
    }

    @Override
    public Optional<PlaylistHead> findPlaylist(String name) {
        return names.find(name, this::ownPlaylists).flatMap(head -> playlist(head.id()));
    }

    private List<PlaylistHead> ownPlaylists() {
        String user = http.userId();
        List<PlaylistHead> own = new ArrayList<>();
        int offset = 0;
        JsonNode page;
        do {
            page = http.get("/me/playlists?limit=" + MOST_PLAYLISTS + "&offset=" + offset);
            for (JsonNode playlist : page.path("items")) {
                if (playlist.path("owner").path("id").asText().equals(user)) {
                    own.add(SpotifyJson.head(playlist));
                }
            }
            offset += MOST_PLAYLISTS;
        } while (page.hasNonNull("next"));
        return own;
    }

    @Override
    public PlaylistHead createPlaylist(String name, String description) {
        ObjectNode body = SpotifyJson.object();
        body.put("name", name).put("description", description).put("public", false);
        PlaylistHead created;
        try {
            JsonNode answer = http.write(HttpMethod.POST, "/me/playlists", body);
            if (!answer.hasNonNull("id")) {
                throw unreadable();
            }
            created = SpotifyJson.head(answer);
        } catch (CatalogUnavailableException e) {
            names.forget();
            throw e;
        }
        names.created(created);
        pages.seen(created.id(), created.snapshot());
        return created;
    }

    @Override
    public Optional<PlaylistHead> playlist(String playlistId) {
        if (unfollowed.contains(playlistId)
                && !http.get("/me/library/contains?uris=" + encoded("spotify:playlist:" + playlistId))
                        .path(0)
                        .asBoolean()) {
            return Optional.empty();
        }
        removal.restore(playlistId);
        JsonNode answer;
        try {
            answer = http.get("/playlists/" + playlistId + HEAD);
        } catch (NotFoundException e) {
            return Optional.empty();
        }
        if (!answer.hasNonNull("snapshot_id")) {
            throw new CatalogAnswerException("Spotify's answer about a playlist could not be read.", true);
        }
        PlaylistHead head = SpotifyJson.head(answer);
        pages.seen(playlistId, head.snapshot());
        return Optional.of(head);
    }

    @Override
    public List<CatalogTrack> entries(String playlistId, int offset, int limit) {
        List<CatalogTrack> entries = new ArrayList<>();
        while (entries.size() < limit) {
            int most = Math.min(PlaylistPages.PAGE, limit - entries.size());
            JsonNode page = http.get(
                    "/playlists/" + playlistId + "/items?limit=" + most + "&offset=" + (offset + entries.size()));
            page.path("items").forEach(item -> entries.add(SpotifyJson.entry(item)));
            if (page.path("items").size() < most) {
                break;
            }
        }
        return entries;
    }

    @Override
    public List<String> uris(String playlistId, int offset, int limit) {
        return pages.uris(playlistId, offset, limit, from -> page(playlistId, from));
    }

    private List<String> page(String playlistId, int from) {
        JsonNode page = http.get("/playlists/" + playlistId + "/items?limit=" + PlaylistPages.PAGE + "&offset=" + from
                + "&fields=" + encoded("items(item(uri),track(uri))"));
        if (!page.path("items").isArray()) {
            throw new CatalogAnswerException("Spotify's answer about a playlist could not be read.", true);
        }
        List<String> uris = new ArrayList<>();
        page.path("items").forEach(item -> uris.add(SpotifyJson.entry(item).uri()));
        return uris;
    }

    /** Everything the playlist lists now, however it was before. */
    private List<String> listing(String playlistId) {
        pages.forget(playlistId);
        return uris(playlistId, 0, Integer.MAX_VALUE);
    }

    @Override
    public String add(String playlistId, String expectedSnapshot, int position, List<CatalogTrack> tracks) {
        if (tracks.isEmpty() || tracks.size() > MOST_ADDS) {
            throw new CatalogAnswerException(
                    "Spotify takes 1 to " + MOST_ADDS + " tracks at once, these were " + tracks.size() + ".", false);
        }
        pages.forget(playlistId);
        JsonNode answer;
        try {
            answer = http.write(
                    HttpMethod.POST,
                    "/playlists/" + playlistId + "/items",
                    addition(position, tracks.stream().map(CatalogTrack::uri).toList()));
        } catch (BadRequestException e) {
            throw new TracksRefusedException(String.valueOf(e.getMessage()));
        }
        if (!answer.hasNonNull("snapshot_id")) {
            throw unreadable();
        }
        String snapshot = answer.path("snapshot_id").asText();
        pages.seen(playlistId, snapshot);
        return snapshot;
    }

    static ObjectNode addition(int position, Collection<String> uris) {
        ObjectNode body = SpotifyJson.object();
        ArrayNode list = body.putArray("uris");
        uris.forEach(list::add);
        return body.put("position", position);
    }

    /** Reads the playlist before and after, because Spotify removes by track and not by position. */
    @Override
    public String remove(String playlistId, String expectedSnapshot, List<Integer> positions) {
        PlaylistHead now = playlist(playlistId)
                .orElseThrow(() -> new CatalogAnswerException("The playlist was deleted meanwhile.", false));
        if (!now.snapshot().equals(expectedSnapshot)) {
            throw new SnapshotMismatchException(playlistId, expectedSnapshot, now.snapshot());
        }
        try {
            removal.remove(playlistId, positions, expectedSnapshot);
        } finally {
            pages.forget(playlistId);
        }
        return playlist(playlistId).map(PlaylistHead::snapshot).orElse("");
    }

    /** The user no longer follows it; that is all the deleting Spotify has. */
    @Override
    public void deletePlaylist(String playlistId) {
        unfollowed.add(playlistId);
        names.forget();
        pages.forget(playlistId);
        var unused =
                http.write(HttpMethod.DELETE, "/me/library?uris=" + encoded("spotify:playlist:" + playlistId), null);
    }

    @Override
    public int maxAddsPerRequest() {
        return MOST_ADDS;
    }

    @Override
    public Duration settleAfter() {
        return settleAfter;
    }

    private CatalogUnavailableException unreadable() {
        return new CatalogUnavailableException("Spotify's answer to a change could not be read", settleAfter);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
