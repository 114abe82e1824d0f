package io.segue.djset.sequencing;

import io.segue.djset.SetLength;
import io.segue.djset.SetRules;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a path through the pool costs, and which way it may go on: the rules of the set, applied from its opening onwards. Immutable. */
final class PathRules {

    private final Pool pool;
    private final SetRules rules;
    private final @Nullable ArcCosts arc;
    private final int lastPosition;
    /** tracks that join the set later, whatever the path */
    private final int[] others;

    private final long othersSeconds;

    /**
     * @param arc for as many positions as expected, or {@code null}
     */
    PathRules(Pool pool, SetRules rules, @Nullable ArcCosts arc, int positions, int[] others) {
        this.pool = pool;
        this.rules = rules;
        this.arc = arc;
        this.lastPosition = positions - 1;
        this.others = others;
        this.othersSeconds = pool.seconds(others);
    }

    SetPath opening(int track) {
        return new SetPath(null, track, 1, pool.seconds(track), 1, arc(0, track));
    }

    /** Whether the set is as long as it should be. */
    boolean full(SetPath path) {
        return rules.length().reached(path.tracks() + others.length, path.seconds() + othersSeconds);
    }

    boolean mayOpen(int track) {
        return count(track, null) < rules.length().perArtist();
    }

    /** The path with one more track; {@code null} where it is played already, or its artist often enough. */
    @Nullable SetPath then(SetPath path, int track) {
        if (path.plays(track) || count(track, path) >= rules.length().perArtist()) {
            return null;
        }
        long penalty = 0;
        int back = 1;
        for (SetPath p = path; p != null && back <= rules.artistSpacing(); p = p.before(), back++) {
            penalty += pool.shareArtist(p.track(), track) ? SpacingRules.PENALTY : 0;
        }
        boolean sameKey = pool.keyBit(track) != 0 && pool.key(track) == pool.key(path.track());
        int run = sameKey ? path.run() + 1 : 1;
        penalty += rules.keyRun() > 0 && run > rules.keyRun() ? SpacingRules.PENALTY : 0;
        return new SetPath(
                path,
                track,
                path.tracks() + 1,
                path.seconds() + pool.seconds(track),
                run,
                path.cost() + pool.cost(path.track(), track) + arc(path.tracks(), track) + penalty);
    }

    private int count(int track, @Nullable SetPath path) {
        if (rules.length().perArtist() == SetLength.ANY_NUMBER) {
            return 0;
        }
        int count = (int) IntStream.of(others)
                .filter(other -> pool.shareArtist(other, track))
                .count();
        for (SetPath p = path; p != null; p = p.before()) {
            count += pool.shareArtist(p.track(), track) ? 1 : 0;
        }
        return count;
    }

    private long arc(int position, int track) {
        return arc == null ? 0 : arc.at(Math.min(position, lastPosition), track);
    }
}
