package io.segue.djset;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much of what is there becomes the set.
 *
 * @param tracks how many, {@code null} for no limit
 * @param duration how long: the set ends with the track that reaches it; {@code null} for no limit
 * @param perArtist tracks of one artist at most
 */
public record SetLength(@Nullable Integer tracks, @Nullable Duration duration, int perArtist) {

    /** Everything there is. */
    public static final SetLength ALL = new SetLength(null, null, Integer.MAX_VALUE);

    public static SetLength minutes(int minutes) {
        return new SetLength(null, Duration.ofMinutes(minutes), Integer.MAX_VALUE);
    }

    /** Whether anything is left out at all. */
    public boolean limited() {
        return tracks != null || duration != null;
    }

    /** Whether so many tracks of so many seconds are enough. */
    public boolean reached(int count, long seconds) {
        return (tracks != null && count >= tracks) || (duration != null && seconds >= duration.toSeconds());
    }
}
