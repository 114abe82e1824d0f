package io.segue.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.segue.library.Track;
import io.segue.sandbox.AccountsService.Caller;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** {@code /me}, {@code /me/library}, {@code /me/tracks}, {@code /search} and {@code /tracks/{id}}. */
final class LibraryEndpoints {

    private static final Pattern URI = Pattern.compile("spotify:(track|album|playlist):[0-9A-Za-z]{22}");
    private static final int MOST_URIS = 40;
    private static final int MOST_HITS = 10;

    private final Shelf shelf;
    private final TrackIndex tracks;

    LibraryEndpoints(Shelf shelf, TrackIndex tracks) {
        this.shelf = shelf;
        this.tracks = tracks;
    }

    Answer me(Caller caller) {
        ObjectNode me = Json.object();
        me.put("type", "user").put("id", caller.user()).put("uri", "spotify:user:" + caller.user());
        me.put("display_name", caller.user()).put("href", "/v1/users/" + caller.user());
        me.put("product", "premium");
        return Answer.json(200, me);
    }

    Answer search(Call call) {
        if (!call.required("type").equals("track")) {
            throw new Refusal(400, "This sandbox finds tracks only: type=track");
        }
        int limit = call.number("limit", 1, MOST_HITS, 5);
        int offset = call.number("offset", 0, 1_000 - limit, 0);
        TrackIndex.Hits hits = tracks.search(SearchQuery.parse(call.required("q")), offset, limit);
        ObjectNode answer = Json.object();
        ObjectNode page = PlaylistNode.page("/v1/search", offset, limit, hits.total());
        ArrayNode items = page.putArray("items");
        hits.tracks().forEach(track -> items.add(TrackNode.of(track)));
        answer.set("tracks", page);
        return Answer.json(200, answer);
    }

    Answer track(String id) {
        Track track = tracks.track("spotify:track:" + id).orElseThrow(() -> new Refusal(404, "Resource not found"));
        return Answer.json(200, TrackNode.of(track));
    }

    Answer save(Caller caller, Call call) {
        caller.needs("user-library-modify", "playlist-modify-public");
        List<String> uris = uris(call);
        synchronized (shelf) {
            shelf.library(caller.user()).addAll(uris);
        }
        return Answer.empty(200);
    }

    Answer remove(Caller caller, Call call) {
        caller.needs("user-library-modify", "playlist-modify-public");
        List<String> uris = uris(call);
        synchronized (shelf) {
            uris.forEach(shelf.library(caller.user())::remove);
        }
        return Answer.empty(200);
    }

    Answer contains(Caller caller, Call call) {
        caller.needs("user-library-read", "playlist-read-private");
        ArrayNode contained = Json.array();
        synchronized (shelf) {
            uris(call).forEach(uri -> contained.add(shelf.library(caller.user()).contains(uri)));
        }
        return Answer.json(200, contained);
    }

    Answer savedTracks(Caller caller, Call call) {
        caller.needs("user-library-read");
        int limit = call.number("limit", 1, 50, 20);
        int offset = call.number("offset", 0, 100_000, 0);
        List<String> saved;
        synchronized (shelf) {
            saved = new ArrayList<>(shelf.library(caller.user()).stream()
                    .filter(SpotifyUri::isTrack)
                    .toList());
        }
        Collections.reverse(saved);
        ObjectNode page = PlaylistNode.page("/v1/me/tracks", offset, limit, saved.size());
        ArrayNode items = page.putArray("items");
        saved.stream()
                .skip(offset)
                .limit(limit)
                .forEach(uri -> items.addObject()
                        .set("track", tracks.track(uri).map(TrackNode::of).orElseThrow()));
        return Answer.json(200, page);
    }

    private List<String> uris(Call call) {
        List<String> uris = List.of(call.required("uris").split(","));
        if (uris.size() > MOST_URIS) {
            throw new Refusal(400, "Too many uris: at most " + MOST_URIS);
        }
        for (String uri : uris) {
            if (!URI.matcher(uri).matches()
                    || SpotifyUri.isTrack(uri) && tracks.track(uri).isEmpty()) {
                throw new Refusal(400, "Invalid uri: " + uri);
            }
        }
        return uris;
    }
}
