package io.segue.library.xml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds where in a collection file a new folder of playlists goes: of the folders around it, those that are there already are used. Told
 * of every tag of the file in turn.
 */
final class PlaylistPlace {

    private static final String NODE = "NODE";
    private static final String NO_FOLDER = "\0";

    private final List<String> around;
    private final String name;
    private final String counting;
    private final Deque<String> open = new ArrayDeque<>();
    private final Set<String> taken = new HashSet<>();
    private boolean inPlaylists;
    private int counted;
    private int ordinal = 1;
    private int existing;

    /**
     * @param folder the new one and those around it, outermost first
     * @param counting the element that counts what is in a folder
     */
    PlaylistPlace(List<String> folder, String counting) {
        this.around = List.copyOf(folder.subList(0, folder.size() - 1));
        this.name = folder.get(folder.size() - 1);
        this.counting = counting;
    }

    /**
     * @param folder name of the folder that begins with this tag, {@code null} where none does
     */
    void started(String element, @Nullable String folder) {
        inPlaylists |= element.equals("PLAYLISTS");
        if (!inPlaylists) {
            return;
        }
        if (element.equals(NODE)) {
            open.addLast(folder == null ? NO_FOLDER : folder);
        }
        if (element.equals(counting)) {
            counted++;
            entered(new ArrayList<>(open).subList(Math.min(1, open.size()), open.size()));
        }
    }

    /**
     * @param path of the folder below the root
     */
    private void entered(List<String> path) {
        int depth = path.size();
        if (depth > existing && depth <= around.size() && path.equals(around.subList(0, depth))) {
            existing = depth;
            ordinal = counted;
        } else if (depth == around.size() + 1 && path.subList(0, depth - 1).equals(around)) {
            taken.add(path.get(depth - 1));
        }
    }

    void ended(String element) {
        if (inPlaylists && element.equals(NODE)) {
            open.pollLast();
        }
    }

    /** The new folder and those around it, by a name that is not taken. */
    List<String> folder() {
        String free = name;
        for (int n = 2; taken.contains(free); n++) {
            free = name + " (" + n + ")";
        }
        List<String> folder = new ArrayList<>(around);
        folder.add(free);
        return List.copyOf(folder);
    }

    /** How many of the folders around the new one exist. */
    int existing() {
        return existing;
    }

    /** Which of the counting elements within PLAYLISTS holds the folder that gets a new one, from 1. */
    int ordinal() {
        return ordinal;
    }
}
