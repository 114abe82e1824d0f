package io.segue.library.field;

import io.segue.library.AudioFeatures;
import io.segue.library.LibraryRow;
import io.segue.library.MusicalKey;
import io.segue.library.Playlist;
import io.segue.library.Track;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one row says about a track, as text by field, and the one place where that text becomes a {@link Track} or a rejected row.
 * Remembers what the file calls each field, so that complaints speak its language.
 */
public final class TrackFields {

    static final int MAX_CELL_CHARS = 64 * 1024;

    private record Value(String column, String text) {}

    private static final Pattern YEAR = Pattern.compile("((?:1[89]|2[01])\\d\\d)(?:\\D.*)?", Pattern.DOTALL);
    private static final Pattern NOT_MUSIC =
            Pattern.compile("spotify:(?:episode|show|chapter|audiobook):.*", Pattern.DOTALL);
    private static final Pattern SPOTIFY_LINK =
            Pattern.compile("https?://open\\.spotify\\.com/(?:intl-\\w+/)?track/([0-9A-Za-z]{22})(?:[?#].*)?");
    private static final Pattern SPOTIFY_ID = Pattern.compile("[0-9A-Za-z]{22}");

    private static final AudioFeatures NOTHING = new AudioFeatures(null, null, null, null, null);

    private final Map<Field, Value> values = new EnumMap<>(Field.class);
    private final List<String> singleArtists = new ArrayList<>(0);
    private @Nullable String problem;

    /**
     * Notes what a column says. Blank text says nothing; of two columns for one field the first that says something counts. Text that
     * no honest file contains spoils the row, also in columns nobody reads.
     */
    public void put(@Nullable Field field, String column, String text) {
        String unclean = unclean(column, text);
        if (unclean != null) {
            complain(unclean);
        }
        String trimmed = field == null ? "" : text.strip();
        if (field == null || trimmed.isEmpty()) {
            return;
        }
        if (field == Field.SINGLE_ARTIST) {
            singleArtists.add(trimmed);
        } else {
            values.putIfAbsent(field, new Value(column, trimmed));
        }
    }

    /** Spoils the row; the first complaint is the one shown. */
    public void complain(String what) {
        problem = problem == null ? what : problem;
    }

    public @Nullable String text(Field field) {
        Value value = values.get(field);
        return value == null ? null : value.text();
    }

    /** Finds text that no honest file contains: oversize, NUL, or bytes that did not decode. */
    static @Nullable String unclean(String column, String text) {
        if (text.length() > MAX_CELL_CHARS) {
            return column + " has " + text.length() + " characters; at most " + MAX_CELL_CHARS + " are read";
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return new UnreadableFieldException(
                                column, StorableText.of(text), "remove the NUL character (shown as ␀)")
                        .reason();
            }
            // Lone halves of surrogate pairs come from JSON escapes; decoders give the replacement character instead.
            if (c == '\uFFFD' || (Character.isSurrogate(c) && StorableText.isHalf(text, i))) {
                return new UnreadableFieldException(
                                column,
                                StorableText.of(text),
                                "some bytes are not valid text (shown as \uFFFD); save the file as UTF-8")
                        .reason();
            }
        }
        return null;
    }

    /**
     * The row these values make.
     *
     * @param titleColumn what the file calls the title, for the complaint that it is missing
     * @param artistSeparator between artists, not counting those after a backslash; {@code null} keeps the credit as one artist
     * @param raw the row as found, asked for only where it is rejected
     */
    public LibraryRow toRow(
            long line, Playlist playlist, String titleColumn, @Nullable String artistSeparator, Supplier<String> raw) {
        String reason = problem;
        if (reason == null) {
            try {
                return new LibraryRow.Read(line, playlist, toTrack(titleColumn, artistSeparator), added());
            } catch (UnreadableFieldException unreadable) {
                reason = unreadable.reason();
            }
        }
        return new LibraryRow.Rejected(line, playlist, raw.get(), reason);
    }

    /** A date nobody can read is no reason to lose a track. */
    private @Nullable Instant added() {
        String text = text(Field.ADDED);
        return text == null ? null : DateText.parse(text);
    }

    private Track toTrack(String titleColumn, @Nullable String artistSeparator) throws UnreadableFieldException {
        String uri = text(Field.URI);
        if (uri != null && NOT_MUSIC.matcher(uri).matches()) {
            throw new UnreadableFieldException("is a podcast or an episode of one (" + uri + "), not a track");
        }
        String title = text(Field.TITLE);
        if (title == null) {
            throw new UnreadableFieldException(titleColumn + " is blank; every row needs a title");
        }
        return new Track(
                title,
                artists(artistSeparator),
                text(Field.ALBUM),
                duration(),
                Isrc.normalise(text(Field.ISRC)),
                uri(),
                text(Field.LOCATION),
                year(),
                text(Field.GENRE),
                explicit(),
                features());
    }

    private List<String> artists(@Nullable String separator) {
        String credit = text(Field.ARTISTS);
        if (!singleArtists.isEmpty() || credit == null) {
            return singleArtists;
        }
        return separator == null ? List.of(credit) : split(credit, separator);
    }

    private static List<String> split(String credit, String separator) {
        return Arrays.stream(credit.split("(?<!\\\\)" + Pattern.quote(separator)))
                .map(artist -> artist.replace("\\" + separator, separator).strip())
                .filter(artist -> !artist.isEmpty())
                .toList();
    }

    private @Nullable Duration duration() throws UnreadableFieldException {
        Duration exact = duration(Field.DURATION_MS, DurationText.Unit.MILLISECONDS);
        Duration seconds = exact != null ? exact : duration(Field.DURATION_SECONDS, DurationText.Unit.SECONDS);
        return seconds != null ? seconds : duration(Field.DURATION, DurationText.Unit.BY_SIZE);
    }

    private @Nullable Duration duration(Field field, DurationText.Unit unit) throws UnreadableFieldException {
        Value value = values.get(field);
        return value == null ? null : DurationText.parse(value.column(), value.text(), unit);
    }

    private @Nullable String uri() {
        String uri = text(Field.URI);
        if (uri != null) {
            Matcher link = SPOTIFY_LINK.matcher(uri);
            return link.matches() ? "spotify:track:" + link.group(1) : uri;
        }
        String spotify = text(Field.SPOTIFY_ID);
        if (spotify != null && SPOTIFY_ID.matcher(spotify).matches()) {
            return "spotify:track:" + spotify;
        }
        String apple = text(Field.APPLE_ID);
        return apple == null ? null : "apple:track:" + apple;
    }

    private @Nullable Integer year() {
        String text = text(Field.YEAR);
        Matcher year = YEAR.matcher(text == null ? "" : text);
        return year.matches() ? Integer.valueOf(year.group(1)) : null;
    }

    private @Nullable Boolean explicit() {
        String text = text(Field.EXPLICIT);
        return switch (text == null ? "" : text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1", "explicit" -> true;
            case "false", "no", "0", "clean" -> false;
            default -> null;
        };
    }

    private @Nullable AudioFeatures features() throws UnreadableFieldException {
        Double tempo = number(Field.BPM, 0, 999);
        Double bpm = tempo == null || tempo == 0 ? null : tempo;
        Double energy = number(Field.ENERGY, 0, 1);
        if (energy == null) {
            Double level = number(Field.ENERGY_LEVEL, 1, 10);
            energy = level == null ? null : level / 10;
        }
        Double danceability = number(Field.DANCEABILITY, 0, 1);
        Double popularity = number(Field.POPULARITY, 0, 100);
        MusicalKey key = KeyText.parse(text(Field.CAMELOT), text(Field.KEY), text(Field.MODE));
        AudioFeatures features = new AudioFeatures(
                bpm,
                key,
                energy,
                danceability,
                popularity == null ? null : (int) Math.round(popularity),
                PersonalText.energy(text(Field.COMMENT)),
                PersonalText.rating(text(Field.RATING)));
        return features.equals(NOTHING) ? null : features;
    }

    private @Nullable Double number(Field field, double least, double most) throws UnreadableFieldException {
        Value value = values.get(field);
        return value == null ? null : NumberText.parse(value.column(), value.text(), least, most);
    }
}
