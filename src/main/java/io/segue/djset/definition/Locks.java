package io.segue.djset.definition;

import io.segue.batch.Section;
import java.util.Map;
import java.util.TreeMap;

/** Tracks locked to positions: {@code lock: {3: "Artist - Title"}}. */
final class Locks {

    private Locks() {}

    /**
     * @return track by position, from 1
     * @throws IllegalArgumentException for a position that is no number
     */
    static Map<Integer, String> read(Section set) {
        Map<Integer, String> locks = new TreeMap<>();
        set.section("lock").ifPresent(section -> {
            for (String position : section.keys()) {
                if (!position.matches("[1-9]\\d{0,3}")) {
                    throw new IllegalArgumentException("'" + position
                            + "' is no position; locks look like {3: \"Artist - Title\"}, counted from 1");
                }
                section.text(position).ifPresent(track -> locks.put(Integer.valueOf(position), track));
            }
        });
        return locks;
    }
}
