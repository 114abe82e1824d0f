package io.segue.library.lookup;

import io.segue.library.Playlist;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Folders and the playlists in them, as DJ programs show them. Grows with playlists, not tracks. */
public final class PlaylistTree {

    /**
     * A playlist and what it is called in the {@link CollectionSpool}.
     */
    public record Leaf(int number, Playlist playlist) {}

    private final Map<String, PlaylistTree> folders = new LinkedHashMap<>();
    private final List<Leaf> playlists = new ArrayList<>();

    /** Puts the playlist into the folders it names. */
    void add(Leaf leaf) {
        PlaylistTree place = this;
        for (String folder : leaf.playlist().folder()) {
            place = place.folders.computeIfAbsent(folder, name -> new PlaylistTree());
        }
        place.playlists.add(leaf);
    }

    public Map<String, PlaylistTree> folders() {
        return folders;
    }

    public List<Leaf> playlists() {
        return playlists;
    }

    /** Folders and playlists directly in this one. */
    public int size() {
        return folders.size() + playlists.size();
    }
}
