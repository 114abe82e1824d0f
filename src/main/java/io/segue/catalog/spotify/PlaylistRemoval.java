package io.segue.catalog.spotify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.segue.catalog.SnapshotMismatchException;
import io.segue.catalog.spotify.RestorationStore.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.http.HttpMethod;

/**
 * Removes single entries from a playlist, where the service can only remove every occurrence of a track: what is to stay is written down,
 * everything goes, and what is to stay is put back where it was. Begun once, it is brought to its end whatever happens in between.
 */
final class PlaylistRemoval {

    private static final int AT_ONCE = 100;

    private final SpotifyHttp http;
    private final RestorationStore store;
    private final String service;
    /** A playlist as it lists now, read anew. */
    private final Function<String, List<String>> listing;

    PlaylistRemoval(SpotifyHttp http, RestorationStore store, String service, Function<String, List<String>> listing) {
        this.http = http;
        this.store = store;
        this.service = service;
        this.listing = listing;
    }

    /**
     * @param positions 0-based, ascending
     */
    void remove(String playlistId, List<Integer> positions, String snapshot) {
        List<String> current = listing.apply(playlistId);
        if (!positions.isEmpty() && positions.get(positions.size() - 1) >= current.size()) {
            throw new SnapshotMismatchException(playlistId, snapshot, "a shorter one");
        }
        Set<Integer> gone = new HashSet<>(positions);
        Set<String> uris = new LinkedHashSet<>();
        positions.forEach(position -> uris.add(current.get(position)));
        List<Entry> staying = new ArrayList<>();
        int left = 0;
        for (int position = 0; position < current.size(); position++) {
            if (!gone.contains(position)) {
                if (uris.contains(current.get(position))) {
                    staying.add(new Entry(left, current.get(position)));
                }
                left++;
            }
        }
        if (!staying.isEmpty()) {
            store.put(service, playlistId, staying);
        }
        // the user's own last: fewer of them are away at a time
        Set<String> shared = new LinkedHashSet<>();
        staying.forEach(entry -> shared.add(entry.uri()));
        uris.removeAll(shared);
        delete(playlistId, List.copyOf(uris), snapshot);
        delete(playlistId, List.copyOf(shared), snapshot);
        restore(playlistId);
    }

    /** Puts back what a removal, this one or one that came to a halt, has taken away and is to stay. */
    void restore(String playlistId) {
        Optional<List<Entry>> staying = store.find(service, playlistId);
        if (staying.isEmpty()) {
            return;
        }
        List<String> current = new ArrayList<>(listing.apply(playlistId));
        Map<String, Integer> there = counts(current);
        Map<String, Integer> wanted = new HashMap<>();
        staying.get().forEach(entry -> wanted.merge(entry.uri(), 1, Integer::sum));
        Map<String, Integer> missing = new HashMap<>();
        // more than are to stay: that one was not taken away at all, and whoever removes it starts anew
        wanted.forEach((uri, count) -> missing.put(uri, Math.max(0, count - there.getOrDefault(uri, 0))));
        List<Entry> run = new ArrayList<>();
        for (Entry entry : staying.get()) {
            boolean stands = entry.position() < current.size()
                    && current.get(entry.position()).equals(entry.uri());
            if (stands || missing.getOrDefault(entry.uri(), 0) == 0) {
                continue;
            }
            missing.merge(entry.uri(), -1, Integer::sum);
            Entry placed = new Entry(Math.min(entry.position(), current.size()), entry.uri());
            if (!run.isEmpty()
                    && (placed.position() != run.get(run.size() - 1).position() + 1 || run.size() == AT_ONCE)) {
                insert(playlistId, run);
                run.clear();
            }
            current.add(placed.position(), placed.uri());
            run.add(placed);
        }
        insert(playlistId, run);
        store.remove(service, playlistId);
    }

    private static Map<String, Integer> counts(List<String> uris) {
        Map<String, Integer> counts = new HashMap<>();
        uris.forEach(uri -> counts.merge(uri, 1, Integer::sum));
        return counts;
    }

    private void delete(String playlistId, List<String> uris, String snapshot) {
        for (int from = 0; from < uris.size(); from += AT_ONCE) {
            ObjectNode body = SpotifyJson.object();
            ArrayNode items = body.putArray("items");
            uris.subList(from, Math.min(uris.size(), from + AT_ONCE))
                    .forEach(uri -> items.addObject().put("uri", uri));
            body.put("snapshot_id", snapshot);
            var unused = http.write(HttpMethod.DELETE, "/playlists/" + playlistId + "/items", body);
        }
    }

    private void insert(String playlistId, List<Entry> run) {
        if (!run.isEmpty()) {
            var unused = http.write(
                    HttpMethod.POST,
                    "/playlists/" + playlistId + "/items",
                    SpotifyCatalog.addition(
                            run.get(0).position(), run.stream().map(Entry::uri).toList()));
        }
    }
}
