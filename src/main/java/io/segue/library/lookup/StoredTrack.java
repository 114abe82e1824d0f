package io.segue.library.lookup;

import io.segue.library.LibraryRow;
import io.segue.library.Playlist;
import io.segue.library.Track;
import io.segue.library.TrackJson;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A track of a collection to which playlists refer, or what is wrong with it.
 *
 * @param line where it stands
 * @param track {@code null} if it could not be read
 * @param text what was found and why it could not be read, two lines; {@code null} for tracks
 */
public record StoredTrack(
        long line,
        @Nullable Track track,
        @Nullable Instant added,
        @Nullable String text) {

    /** What a collection's row leaves to be referred to. */
    public static StoredTrack of(LibraryRow row) {
        if (row instanceof LibraryRow.Read read) {
            return new StoredTrack(read.line(), read.track(), read.added(), null);
        }
        if (row instanceof LibraryRow.Rejected rejected) {
            String raw = rejected.raw().replaceAll("\\R", " ");
            return new StoredTrack(rejected.line(), null, null, raw + "\n" + rejected.reason());
        }
        throw new IllegalArgumentException("no track: " + row);
    }

    /** The row it makes where a playlist refers to it. */
    public LibraryRow in(Playlist playlist, long referenceLine) {
        if (track != null) {
            return new LibraryRow.Read(referenceLine, playlist, track, added);
        }
        String[] found = String.valueOf(text).split("\n", 2);
        return new LibraryRow.Rejected(
                referenceLine, playlist, found[0], "its track in line " + line + " cannot be read: " + found[1]);
    }

    String encode() {
        String when = added == null ? "" : String.valueOf(added.toEpochMilli());
        return line + "\t" + when + "\t" + (track == null ? "!" + text : TrackJson.write(track));
    }

    static StoredTrack decode(String encoded) {
        String[] parts = encoded.split("\t", 3);
        Instant added = parts[1].isEmpty() ? null : Instant.ofEpochMilli(Long.parseLong(parts[1]));
        boolean rejected = parts[2].startsWith("!");
        return new StoredTrack(
                Long.parseLong(parts[0]),
                rejected ? null : TrackJson.read(parts[2]),
                added,
                rejected ? parts[2].substring(1) : null);
    }
}
