package io.segue.djset;

import io.segue.library.Track;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What there is to tell of a set besides its order.
 *
 * @param pool the tracks as they were given to the sequencer
 * @param alternatives to transitions, by their number from 1, where they were looked for
 * @param energySource where the energies were taken from, in words
 * @param leftOut how many tracks of the pool are not played, by reason in words
 * @param changes since the last set of the series; {@code null} where there is none before
 */
public record SetBackground(
        List<Track> pool,
        Map<Integer, Optional<Alternative>> alternatives,
        String energySource,
        Map<String, Integer> leftOut,
        @Nullable SetChanges changes) {

    /** Nothing but the tracks. */
    public static SetBackground of(List<Track> pool) {
        return new SetBackground(pool, Map.of(), "a field of the file", Map.of(), null);
    }

    public SetBackground {
        pool = List.copyOf(pool);
        alternatives = Map.copyOf(alternatives);
        leftOut = new TreeMap<>(leftOut);
    }
}
