package io.segue.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.segue.sandbox.AccountsService.Caller;
import io.segue.sandbox.Shelf.Entry;
import io.segue.sandbox.Shelf.Kept;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** {@code /me/playlists}, {@code /playlists/{id}} and {@code /playlists/{id}/items}. */
final class PlaylistEndpoints {

    private static final String[] MODIFY = {"playlist-modify-private", "playlist-modify-public"};
    private static final int MOST_AT_ONCE = 100;
    private static final int MOST_READ = 50;

    private final Shelf shelf;
    private final TrackIndex tracks;
    private final PlaylistNode nodes;
    private final Clock clock;
    private final FaultPlan faults;

    PlaylistEndpoints(Shelf shelf, TrackIndex tracks, PlaylistNode nodes, Clock clock, FaultPlan faults) {
        this.shelf = shelf;
        this.tracks = tracks;
        this.nodes = nodes;
        this.clock = clock;
        this.faults = faults;
    }

    Answer mine(Caller caller, Call call) {
        caller.needs("playlist-read-private");
        int limit = call.number("limit", 1, MOST_READ, 20);
        int offset = call.number("offset", 0, 100_000, 0);
        synchronized (shelf) {
            List<Kept> all = shelf.of(caller.user());
            ObjectNode page = PlaylistNode.page("/v1/me/playlists", offset, limit, all.size());
            var items = page.putArray("items");
            all.stream().skip(offset).limit(limit).map(nodes::simplified).forEach(items::add);
            return Answer.json(200, page);
        }
    }

    Answer create(Caller caller, Call call) {
        JsonNode body = call.json();
        boolean open = body.path("public").asBoolean(true);
        caller.needs(open ? "playlist-modify-public" : "playlist-modify-private");
        String name = body.path("name").asText("");
        if (name.isBlank()) {
            throw new Refusal(400, "Missing required field: name");
        }
        synchronized (shelf) {
            Kept playlist =
                    shelf.create(caller.user(), name, body.path("description").asText(""), open);
            return Answer.json(201, nodes.full(playlist, caller));
        }
    }

    Answer get(Caller caller, Call call, String id) {
        synchronized (shelf) {
            ObjectNode node = nodes.full(visible(caller, id), caller);
            String fields = call.parameter("fields");
            return Answer.json(200, fields == null ? node : FieldFilter.apply(fields, node));
        }
    }

    Answer change(Caller caller, Call call, String id) {
        caller.needs(MODIFY);
        JsonNode body = call.json();
        synchronized (shelf) {
            Kept playlist = own(caller, id);
            playlist.name = body.path("name").asText(playlist.name);
            playlist.description = body.path("description").asText(playlist.description);
            playlist.open = body.path("public").asBoolean(playlist.open);
            return Answer.empty(200);
        }
    }

    Answer items(Caller caller, Call call, String id) {
        caller.needs("playlist-read-private");
        int limit = call.number("limit", 1, MOST_READ, 20);
        int offset = call.number("offset", 0, 100_000, 0);
        synchronized (shelf) {
            ObjectNode page = nodes.entries(own(caller, id), offset, limit);
            String fields = call.parameter("fields");
            return Answer.json(200, fields == null ? page : FieldFilter.apply(fields, page));
        }
    }

    Answer add(Caller caller, Call call, String id) {
        JsonNode body = call.json();
        List<String> uris = uris(body.path("uris"));
        return write(caller, id, 201, playlist -> {
            if (uris.isEmpty()) {
                throw new Refusal(400, "No uris provided");
            }
            int position = body.path("position").asInt(playlist.entries.size());
            if (position < 0 || position > playlist.entries.size()) {
                throw new Refusal(400, "Index out of bounds.");
            }
            if (playlist.entries.size() + uris.size() > Shelf.CEILING) {
                throw new Refusal(400, "Playlist size limit reached");
            }
            playlist.entries.addAll(position, entries(caller, uris));
            return playlist.changed();
        });
    }

    /** Every occurrence of each uri goes. */
    Answer remove(Caller caller, Call call, String id) {
        JsonNode body = call.json();
        JsonNode items = body.path("items");
        Set<String> gone = new LinkedHashSet<>();
        items.forEach(item -> gone.add(item.path("uri").asText()));
        if (!items.isArray() || items.isEmpty() || items.size() > MOST_AT_ONCE) {
            throw new Refusal(400, "items must be an array of 1 to " + MOST_AT_ONCE + " objects with a uri");
        }
        return write(caller, id, 200, playlist -> {
            requireKnown(playlist, body);
            playlist.entries.removeIf(entry -> gone.contains(entry.uri()));
            return playlist.changed();
        });
    }

    /** Replaces all entries where there are uris, moves a range where there are none. */
    Answer replaceOrReorder(Caller caller, Call call, String id) {
        JsonNode body = call.json();
        List<String> uris = uris(body.path("uris"));
        return write(caller, id, 200, playlist -> {
            if (body.has("uris")) {
                playlist.entries.clear();
                playlist.entries.addAll(entries(caller, uris));
                return playlist.changed();
            }
            requireKnown(playlist, body);
            int start = body.path("range_start").asInt(-1);
            int length = body.path("range_length").asInt(1);
            int before = body.path("insert_before").asInt(-1);
            int size = playlist.entries.size();
            if (start < 0 || length < 1 || start + length > size || before < 0 || before > size) {
                throw new Refusal(400, "Index out of bounds.");
            }
            List<Entry> range = new ArrayList<>(playlist.entries.subList(start, start + length));
            playlist.entries.subList(start, start + length).clear();
            playlist.entries.addAll(before <= start ? before : Math.max(start, before - length), range);
            return playlist.changed();
        });
    }

    /** One write at a time for each playlist; a second one fails while the first takes its time. */
    private Answer write(Caller caller, String id, int status, Function<Kept, String> change) {
        caller.needs(MODIFY);
        Kept playlist;
        synchronized (shelf) {
            playlist = own(caller, id);
            if (playlist.busy) {
                throw new Refusal(409, "Conflict");
            }
            playlist.busy = true;
        }
        try {
            Thread.sleep(faults.latency().toMillis());
            synchronized (shelf) {
                return Answer.json(status, Json.object().put("snapshot_id", change.apply(playlist)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(503, "Service unavailable");
        } finally {
            synchronized (shelf) {
                playlist.busy = false;
            }
        }
    }

    private List<String> uris(JsonNode node) {
        List<String> uris = new ArrayList<>();
        node.forEach(uri -> uris.add(uri.asText()));
        if (uris.size() > MOST_AT_ONCE) {
            throw new Refusal(400, "You can add a maximum of " + MOST_AT_ONCE + " tracks per request.");
        }
        for (String uri : new LinkedHashSet<>(uris)) {
            if (!SpotifyUri.isTrack(uri)) {
                throw new Refusal(400, "Invalid track uri: " + uri);
            }
            if (tracks.track(uri).isEmpty()) {
                throw new Refusal(400, "Payload contains a non-existing ID");
            }
        }
        return uris;
    }

    private List<Entry> entries(Caller caller, List<String> uris) {
        return uris.stream()
                .map(uri -> new Entry(uri, clock.instant(), caller.user()))
                .toList();
    }

    private static void requireKnown(Kept playlist, JsonNode body) {
        if (body.hasNonNull("snapshot_id")
                && !playlist.hasHad(body.path("snapshot_id").asText())) {
            throw new Refusal(400, "Invalid snapshot_id");
        }
    }

    private Kept visible(Caller caller, String id) {
        Kept playlist = shelf.playlist(id);
        if (playlist == null || !playlist.open && !playlist.owner.equals(caller.user())) {
            throw new Refusal(404, "Resource not found");
        }
        return playlist;
    }

    private Kept own(Caller caller, String id) {
        Kept playlist = visible(caller, id);
        if (!playlist.owner.equals(caller.user())) {
            throw new Refusal(403, "You cannot see or change a playlist you don't own.");
        }
        return playlist;
    }
}
