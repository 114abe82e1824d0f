package io.segue.library.delimited;

import io.segue.library.LibraryFormat;
import io.segue.library.LibraryReader;
import io.segue.library.ReadOptions;
import io.segue.library.Recognition;
import io.segue.library.field.Field;
import io.segue.library.source.FileHead;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One Spotify playlist as exportify.app writes it, in any of its languages: the header is translated, so the file is known by the
 * number of its columns and by what stands in them.
 */
public final class ExportifyAppFormat implements LibraryFormat {

    private static final int BASE = 19;
    private static final int ARTIST_DATA = 1;
    private static final int AUDIO_FEATURES = 12;
    private static final int ALBUM_DATA = 3;

    /** Base columns, and each choice of the three groups that may follow them. */
    private static final Set<Integer> SIZES = Set.of(
            BASE,
            BASE + ARTIST_DATA,
            BASE + AUDIO_FEATURES,
            BASE + ARTIST_DATA + AUDIO_FEATURES,
            BASE + ALBUM_DATA,
            BASE + ARTIST_DATA + ALBUM_DATA,
            BASE + AUDIO_FEATURES + ALBUM_DATA,
            BASE + ARTIST_DATA + AUDIO_FEATURES + ALBUM_DATA);

    private static final Pattern TRACK_URI = Pattern.compile("spotify:(?:track|local|episode):.+");
    private static final Pattern DURATION = Pattern.compile("\\d{1,9}");
    private static final Pattern FLAG = Pattern.compile("true|false");
    private static final Pattern ADDED = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T.*");
    private static final int DURATION_COLUMN = 12;
    private static final int EXPLICIT_COLUMN = 14;
    private static final int ISRC_COLUMN = 16;
    private static final int ADDED_COLUMN = 18;

    @Override
    public String name() {
        return "exportify-app";
    }

    @Override
    public String shape() {
        return "CSV of 19 or more columns in a language of exportify.app: track URI, name, artist URIs and names, album, …, ISRC,"
                + " added by, added at";
    }

    @Override
    public Recognition recognise(FileHead head) {
        CsvHead csv = CsvHead.of(head);
        if (!SIZES.contains(csv.names().size()) || !csv.names().get(ISRC_COLUMN).equals("ISRC")) {
            return Recognition.NONE;
        }
        if (csv.has("trackuri", "trackname", "artisturis", "artistnames", "addedat")) {
            return Recognition.certain("the columns Track URI, Track Name, Artist URI(s), Artist Name(s)");
        }
        boolean values = csv.column(0, TRACK_URI)
                && csv.column(DURATION_COLUMN, DURATION)
                && csv.column(EXPLICIT_COLUMN, FLAG)
                && csv.column(ADDED_COLUMN, ADDED);
        boolean headerOnly = csv.samples().isEmpty();
        return values
                ? new Recognition(
                        0.95, "track uris, durations, ISRCs and dates in their columns under a translated header")
                : headerOnly ? new Recognition(0.6, "the number of columns and ISRC among them") : Recognition.NONE;
    }

    @Override
    public LibraryReader open(FileHead head, ReadOptions options) throws IOException {
        CsvHead csv = CsvHead.of(head);
        List<@Nullable Field> fields = fields(csv.names().size());
        return new CsvLibraryReader(head, csv, CsvLayout.byPosition(csv, fields, ",", ExportifyFormat.playlist(head)));
    }

    private static List<@Nullable Field> fields(int columns) {
        List<@Nullable Field> fields = new ArrayList<>(Collections.nCopies(Math.max(columns, BASE), null));
        set(fields, 0, Field.URI, Field.TITLE, null, Field.ARTISTS, null, Field.ALBUM, null, null, Field.YEAR);
        set(fields, DURATION_COLUMN, Field.DURATION_MS, null, Field.EXPLICIT, Field.POPULARITY, Field.ISRC);
        set(fields, ADDED_COLUMN, Field.ADDED);
        int extra = columns - BASE;
        boolean audio = extra >= AUDIO_FEATURES;
        boolean artists = (extra - (audio ? AUDIO_FEATURES : 0)) % ALBUM_DATA == ARTIST_DATA;
        if (artists) {
            set(fields, BASE, Field.GENRE);
        }
        if (audio) {
            int first = BASE + (artists ? ARTIST_DATA : 0);
            set(fields, first, Field.DANCEABILITY, Field.ENERGY, Field.KEY, null, Field.MODE);
            set(fields, first + 10, Field.BPM);
        }
        return fields;
    }

    private static void set(List<@Nullable Field> fields, int first, @Nullable Field... values) {
        for (int i = 0; i < Math.min(values.length, fields.size() - first); i++) {
            fields.set(first + i, Arrays.asList(values).get(i));
        }
    }
}
