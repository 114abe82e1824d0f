package io.segue.library.lookup;

import io.segue.library.Playlist;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Where in a tree of folders and playlists a reader stands; numbers the playlists, whose names need not be unique. */
public final class FolderPath {

    private final Deque<String> open = new ArrayDeque<>();
    private int playlists;

    public void enter(String folder) {
        open.addLast(folder);
    }

    public void leave() {
        open.pollLast();
    }

    /** Whether nothing was entered that was not left. */
    public boolean isTop() {
        return open.isEmpty();
    }

    /** The next playlist in the tree, below all folders but the nameless ones. */
    public Playlist playlist(String name, Playlist.Kind kind) {
        playlists++;
        List<String> folders = open.stream().filter(folder -> !folder.isBlank()).toList();
        String shown = name.isBlank() ? "Untitled" : name.strip();
        return new Playlist(String.valueOf(playlists), shown, folders, kind);
    }
}
