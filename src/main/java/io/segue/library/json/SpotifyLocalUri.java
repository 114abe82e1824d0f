package io.segue.library.json;

import io.segue.library.field.Field;
import io.segue.library.field.TrackFields;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** The address Spotify gives to files of the user's own: {@code spotify:local:artist:album:title:seconds}. */
final class SpotifyLocalUri {

    private static final Field[] PARTS = {Field.ARTISTS, Field.ALBUM, Field.TITLE, Field.DURATION_SECONDS};

    private SpotifyLocalUri() {}

    /** Notes what the address says. */
    static void put(TrackFields track, String uri) {
        String[] parts = uri.split(":", -1);
        for (int i = 0; i < PARTS.length && i + 2 < parts.length; i++) {
            track.put(PARTS[i], "localTrack/uri", decoded(parts[i + 2]));
        }
        track.put(Field.URI, "localTrack/uri", uri);
    }

    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return part;
        }
    }
}
