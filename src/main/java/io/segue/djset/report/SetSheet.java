package io.segue.djset.report;

import io.segue.djset.SetDocument;
import io.segue.djset.pool.Eligible.Excluded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A set as it is shown.
 *
 * @param targets energy the arc asks for at each position; empty where none is followed
 * @param arc what the arc is called
 * @param excluded tracks of the pool that no set of this job would play
 * @param collection the files it was made of and how old they are, in a sentence; {@code null} where nobody knows
 */
public record SetSheet(
        String title,
        SetDocument set,
        List<Double> targets,
        String arc,
        List<Excluded> excluded,
        @Nullable String collection) {

    static final String OWN_ARC = "own";

    public SetSheet {
        targets = List.copyOf(targets);
        excluded = List.copyOf(excluded);
    }
}
