package io.segue.sync;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells which entries of a playlist are which: what stood there before the batch, and what the batch put there, entry by entry,
 * duplicates included. Pure. What both lists begin and end with alike stands where it stood; between an edit at the front and one at the
 * back, equal tracks are taken in the order they have.
 */
final class KnownEntries {

    /** An entry is not in the playlist any longer. */
    static final int GONE = -1;

    private final List<String> preImage;
    private final List<Integer> former = new ArrayList<>();
    private final Map<String, List<Integer>> own = new HashMap<>();
    private final Map<String, Integer> expected = new HashMap<>();
    private final int start;

    /**
     * Tracks the batch put into the playlist in one go.
     *
     * @param position where the first one went
     */
    record Addition(int position, List<String> uris) {}

    private record Entry(String uri, boolean ours) {}

    /**
     * @param preImage what the playlist listed before the batch
     * @param additions oldest first
     * @param current what it lists now
     */
    KnownEntries(List<String> preImage, List<Addition> additions, List<String> current) {
        this.preImage = List.copyOf(preImage);
        List<Entry> entries = new ArrayList<>();
        preImage.forEach(uri -> entries.add(new Entry(uri, false)));
        for (Addition addition : additions) {
            entries.addAll(
                    Math.min(addition.position(), entries.size()),
                    addition.uris().stream().map(uri -> new Entry(uri, true)).toList());
        }
        int[] positions = align(entries, current);
        for (int i = 0; i < positions.length; i++) {
            Entry entry = entries.get(i);
            expected.merge(entry.uri(), 1, Integer::sum);
            (entry.ours() ? own.computeIfAbsent(entry.uri(), none -> new ArrayList<>()) : former).add(positions[i]);
        }
        this.start = additions.isEmpty()
                ? preImage.size()
                : Math.min(additions.get(0).position(), preImage.size());
    }

    private static int[] align(List<Entry> entries, List<String> current) {
        int[] positions = new int[entries.size()];
        int shorter = Math.min(entries.size(), current.size());
        int front = 0;
        while (front < shorter && entries.get(front).uri().equals(current.get(front))) {
            positions[front] = front;
            front++;
        }
        int back = 0;
        while (back < shorter - front
                && entries.get(entries.size() - 1 - back).uri().equals(current.get(current.size() - 1 - back))) {
            positions[entries.size() - 1 - back] = current.size() - 1 - back;
            back++;
        }
        Map<String, Deque<Integer>> between = new HashMap<>();
        for (int i = front; i < current.size() - back; i++) {
            between.computeIfAbsent(current.get(i), none -> new ArrayDeque<>()).add(i);
        }
        for (int i = front; i < entries.size() - back; i++) {
            Deque<Integer> left = between.get(entries.get(i).uri());
            positions[i] = left == null || left.isEmpty() ? GONE : left.removeFirst();
        }
        return positions;
    }

    /** Where the batch's own entries of this track stand, or {@link #GONE}, in the order they had when they were put there. */
    List<Integer> own(String uri) {
        return own.getOrDefault(uri, List.of());
    }

    /** Where the entries of this track stand that were there before the batch, or {@link #GONE}, in order. */
    List<Integer> former(String uri) {
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < preImage.size(); i++) {
            if (preImage.get(i).equals(uri)) {
                positions.add(former.get(i));
            }
        }
        return positions;
    }

    /** How often the playlist would list this track, had nobody else touched it. */
    int expected(String uri) {
        return expected.getOrDefault(uri, 0);
    }

    /** Where the batch begins: behind the last entry that was before it then and is still there. */
    int start() {
        for (int i = start - 1; i >= 0; i--) {
            if (former.get(i) != GONE) {
                return former.get(i) + 1;
            }
        }
        return 0;
    }
}
