package io.segue.djset;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much of what is there becomes the set. Where a pool holds less than this, all of it does that the limit on artists admits.
 *
 * @param tracks how many, at least 1; {@code null} for no limit
 * @param duration how long: the set ends with the track that reaches it; {@code null} for no limit
 * @param perArtist tracks of one artist at most, at least 1; surplus ones stay in the pool
 */
public record SetLength(@Nullable Integer tracks, @Nullable Duration duration, int perArtist) {

    /** As many of one artist as there are. */
    public static final int ANY_NUMBER = Integer.MAX_VALUE;

    /** Everything there is. */
    public static final SetLength ALL = new SetLength(null, null, ANY_NUMBER);

    public SetLength {
        if (tracks != null && tracks < 1) {
            throw new IllegalArgumentException("a set holds at least 1 track, was asked for " + tracks);
        }
        if (duration != null && (duration.isNegative() || duration.isZero())) {
            throw new IllegalArgumentException("a set must last some time, was asked for " + duration);
        }
        if (perArtist < 1) {
            throw new IllegalArgumentException("perArtist must be at least 1, was " + perArtist);
        }
    }

    public static SetLength minutes(int minutes) {
        return new SetLength(null, Duration.ofMinutes(minutes), ANY_NUMBER);
    }

    public static SetLength tracks(int tracks) {
        return new SetLength(tracks, null, ANY_NUMBER);
    }

    public SetLength perArtist(int most) {
        return new SetLength(tracks, duration, most);
    }

    /** Whether anything may be left out at all. */
    public boolean limited() {
        return tracks != null || duration != null || perArtist != ANY_NUMBER;
    }

    /** Whether so many tracks of so many seconds are enough. */
    public boolean reached(int count, long seconds) {
        return (tracks != null && count >= tracks) || (duration != null && seconds >= duration.toSeconds());
    }
}
