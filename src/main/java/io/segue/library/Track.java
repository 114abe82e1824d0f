package io.segue.library;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A track as a file or catalog describes it: what was written there, trimmed, not normalised. Unknown is {@code null}, never zero
 * or empty; only {@code title} is always present.
 *
 * @param title as written, version words included ("Around the World - Live")
 * @param artists in the order written, primary first; empty when the file names none
 * @param duration playing time, positive
 * @param isrc twelve characters, upper case, without hyphens
 * @param uri identity in the service it was exported from, e.g. {@code spotify:track:6f807x0ima9a1j3VPbc7VN}
 * @param location where the audio lies: a path or {@code file:} URL as the collection gives it
 * @param year of release
 * @param features musical analysis, where the file carries any
 */
public record Track(
        String title,
        List<String> artists,
        @Nullable String album,
        @Nullable Duration duration,
        @Nullable String isrc,
        @Nullable String uri,
        @Nullable String location,
        @Nullable Integer year,
        @Nullable String genre,
        @Nullable Boolean explicit,
        @Nullable AudioFeatures features) {

    public Track {
        Objects.requireNonNull(title, "title");
        artists = List.copyOf(artists);
        if (duration != null && (duration.isNegative() || duration.isZero())) {
            throw new IllegalArgumentException("duration must be positive, was " + duration);
        }
    }

    /** A track of which only title and artists are known. */
    public static Track of(String title, String... artists) {
        return new Track(title, List.of(artists), null, null, null, null, null, null, null, null, null);
    }

    public Track withAlbum(@Nullable String album) {
        return new Track(title, artists, album, duration, isrc, uri, location, year, genre, explicit, features);
    }

    public Track withDuration(@Nullable Duration duration) {
        return new Track(title, artists, album, duration, isrc, uri, location, year, genre, explicit, features);
    }

    public Track withIsrc(@Nullable String isrc) {
        return new Track(title, artists, album, duration, isrc, uri, location, year, genre, explicit, features);
    }

    public Track withFeatures(@Nullable AudioFeatures features) {
        return new Track(title, artists, album, duration, isrc, uri, location, year, genre, explicit, features);
    }

    /** "Artist, Artist - Title", for people. */
    public String label() {
        return artists.isEmpty() ? title : String.join(", ", artists) + " - " + title;
    }
}
