package io.segue.catalog.spotify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Uris read of playlists, as long as a playlist is at the snapshot they were read at: a long one is read in many requests, and when these come
 * to a halt in the middle, reading goes on there. Thread-safe; keeps a few playlists.
 */
final class PlaylistPages {

    static final int PAGE = 50;

    private static final int PLAYLISTS = 16;

    private final Map<String, Read> read = new LinkedHashMap<>(PLAYLISTS, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Read> eldest) {
            return size() > PLAYLISTS;
        }
    };

    private record Read(String snapshot, Map<Integer, List<String>> pages) {}

    /** The playlist is at this snapshot; what was read at another is forgotten. */
    synchronized void seen(String playlistId, String snapshot) {
        Read known = read.get(playlistId);
        if (known == null || !known.snapshot().equals(snapshot)) {
            read.put(playlistId, new Read(snapshot, new LinkedHashMap<>()));
        }
    }

    /** What the playlist is at is not known any more. */
    synchronized void forget(String playlistId) {
        read.remove(playlistId);
    }

    /**
     * @param fetch a page of {@link #PAGE}, by its offset
     */
    List<String> uris(String playlistId, int offset, int limit, IntFunction<List<String>> fetch) {
        List<String> uris = new ArrayList<>();
        int at = offset;
        while (uris.size() < limit) {
            int page = at / PAGE;
            List<String> listed = page(playlistId, page, fetch);
            int from = at - page * PAGE;
            int to = Math.min(listed.size(), from + limit - uris.size());
            if (from < to) {
                uris.addAll(listed.subList(from, to));
            }
            if (listed.size() < PAGE) {
                break;
            }
            at = (page + 1) * PAGE;
        }
        return uris;
    }

    private List<String> page(String playlistId, int page, IntFunction<List<String>> fetch) {
        Read known;
        synchronized (this) {
            known = read.get(playlistId);
            List<String> kept = known == null ? null : known.pages().get(page);
            if (kept != null) {
                return kept;
            }
        }
        List<String> fetched = List.copyOf(fetch.apply(page * PAGE));
        synchronized (this) {
            if (known != null && known == read.get(playlistId)) {
                known.pages().put(page, fetched);
            }
        }
        return fetched;
    }
}
