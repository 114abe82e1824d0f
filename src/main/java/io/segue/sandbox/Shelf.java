package io.segue.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What users have: playlists, and who follows them; saved tracks and albums. In memory; callers hold the shelf's monitor. */
final class Shelf {

    /** What a playlist holds at most. */
    static final int CEILING = 11_000;

    private final Map<String, Kept> playlists = new LinkedHashMap<>();
    private final Map<String, Set<String>> libraries = new LinkedHashMap<>();
    private int created;

    /** An entry of a playlist. */
    record Entry(String uri, Instant addedAt, String addedBy) {}

    /** A playlist as it is at the moment. */
    static final class Kept {
        final String id;
        final String owner;
        String name;
        String description;
        boolean open;
        final List<Entry> entries = new ArrayList<>();
        private final Map<String, Integer> snapshots = new LinkedHashMap<>();
        private String snapshot = "";
        private int version;
        boolean busy;

        private Kept(String id, String owner, String name, String description, boolean open) {
            this.id = id;
            this.owner = owner;
            this.name = name;
            this.description = description;
            this.open = open;
            changed();
        }

        String snapshot() {
            return snapshot;
        }

        boolean hasHad(String wanted) {
            return snapshots.containsKey(wanted);
        }

        String changed() {
            version++;
            snapshot = "AAAA" + SpotifyUri.id(id + " " + version);
            snapshots.put(snapshot, version);
            return snapshot;
        }
    }

    Kept create(String owner, String name, String description, boolean open) {
        String id = SpotifyUri.id("playlist " + owner + " " + ++created);
        Kept playlist = new Kept(id, owner, name, description, open);
        playlists.put(id, playlist);
        library(owner).add("spotify:playlist:" + id);
        return playlist;
    }

    @Nullable Kept playlist(String id) {
        return playlists.get(id);
    }

    List<Kept> all() {
        return List.copyOf(playlists.values());
    }

    /** Saved uris of every kind, playlists among them. */
    Set<String> library(String user) {
        return libraries.computeIfAbsent(user, unused -> new LinkedHashSet<>());
    }

    /** Playlists the user owns or follows, newest first. */
    List<Kept> of(String user) {
        List<Kept> followed = new ArrayList<>();
        for (String uri : library(user)) {
            Kept playlist = uri.startsWith("spotify:playlist:") ? playlists.get(SpotifyUri.idOf(uri)) : null;
            if (playlist != null) {
                followed.add(0, playlist);
            }
        }
        return followed;
    }
}
