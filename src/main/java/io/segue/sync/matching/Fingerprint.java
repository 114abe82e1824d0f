package io.segue.sync.matching;

import io.segue.library.Track;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A track prepared for comparison, so that the wanted one is prepared once.
 *
 * @param album {@code null} when unknown
 * @param millis playing time, or -1
 */
record Fingerprint(
        Track track,
        ParsedTitle title,
        ArtistNames artists,
        @Nullable AlbumTitle album,
        long millis) {

    static Fingerprint of(Track track) {
        ParsedTitle title = null;
        List<String> artists = track.artists();
        int dash = track.title().indexOf(" - ");
        if (dash > 0) {
            String before = withoutTrackNumber(track.title().substring(0, dash));
            String after = track.title().substring(dash + 3);
            boolean named = artists.isEmpty()
                    ? before.indexOf('(') < 0 // "19. Zenker Brothers - Studmission", artist column blank
                    : ArtistNames.key(before).equals(ArtistNames.key(artists.get(0))); // a video's title
            if (named && !after.isBlank() && !isVersion(after)) {
                artists = artists.isEmpty() ? List.of(before) : artists;
                title = TitleParser.parse(after);
            }
        }
        if (title == null) {
            title = TitleParser.parse(track.title());
        }
        return new Fingerprint(
                track,
                title,
                ArtistNames.of(artists, title.guests()),
                AlbumTitle.of(track.album()),
                track.duration() == null ? -1 : track.duration().toMillis());
    }

    /** What the album suggests about this track's version. */
    Versions hints() {
        return album == null ? Versions.NONE : album.hints();
    }

    /** Whether a column is empty whose value may have slipped into the title. */
    boolean lacksColumns() {
        return millis < 0 || album == null || artists.isEmpty() || track.genre() == null;
    }

    /** Whether the title begins with what may be a track's number. */
    boolean isNumbered() {
        String text = track.title();
        return !text.isEmpty() && Character.isDigit(text.charAt(0)) && text.length() > 2;
    }

    /** Another reading of the title, the artist before a dash left out as in the first. */
    ParsedTitle reread(String text) {
        int dash = text.indexOf(" - ");
        if (dash > 0 && artists.names(ArtistNames.key(withoutTrackNumber(text.substring(0, dash))))) {
            return TitleParser.parse(text.substring(dash + 3));
        }
        return TitleParser.parse(text);
    }

    private static boolean isVersion(String suffix) {
        ParsedTitle parsed = TitleParser.parse("x - " + suffix);
        return parsed.subtitles().isEmpty();
    }

    private static String withoutTrackNumber(String text) {
        int i = 0;
        while (i < text.length() && i < 3 && Character.isDigit(text.charAt(i))) {
            i++;
        }
        boolean number = i > 0 && i < text.length() && (text.charAt(i) == '.' || text.charAt(i) == ')');
        return number ? text.substring(i + 1).strip() : text.strip();
    }
}
