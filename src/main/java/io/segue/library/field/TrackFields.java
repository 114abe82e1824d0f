package io.segue.library;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one row says about a track, as text by field, and the one place where that text becomes a {@link Track}. Remembers what the
 * file calls each field, so that complaints speak its language.
 */
final class TrackFields {

    static final int MAX_CELL_CHARS = 64 * 1024;

    private record Value(String column, String text) {}

    private static final Pattern YEAR = Pattern.compile("((?:1[89]|2[01])\\d\\d)(?:\\D.*)?", Pattern.DOTALL);
    private static final Pattern SPOTIFY_ID = Pattern.compile("[0-9A-Za-z]{22}");

    private final Map<Field, Value> values = new EnumMap<>(Field.class);

    /** Blank text says nothing; of two columns for one field the first that says something counts. */
    void put(Field field, String column, String text) {
        String trimmed = text.strip();
        if (!trimmed.isEmpty()) {
            values.putIfAbsent(field, new Value(column, trimmed));
        }
    }

    @Nullable String text(Field field) {
        Value value = values.get(field);
        return value == null ? null : value.text();
    }

    /** Refuses text that no honest file contains: oversize, NUL, or bytes that did not decode. */
    static void requireClean(String column, String text) throws UnreadableFieldException {
        if (text.length() > MAX_CELL_CHARS) {
            throw new UnreadableFieldException(
                    column + " has " + text.length() + " characters; at most " + MAX_CELL_CHARS + " are read");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw new UnreadableFieldException(
                        column, StorableText.of(text), "remove the NUL character (shown as ␀)");
            }
            // Lone halves of surrogate pairs come from JSON escapes; decoders give the replacement character instead.
            if (c == '\uFFFD' || (Character.isSurrogate(c) && StorableText.isHalf(text, i))) {
                throw new UnreadableFieldException(
                        column,
                        StorableText.of(text),
                        "some bytes are not valid text (shown as \uFFFD); save the file as UTF-8");
            }
        }
    }

    /**
     * @param titleColumn what the file calls the title, for the complaint that it is missing
     * @param artistSeparator between artists; {@code null} keeps the credit as one artist
     */
    Track toTrack(String titleColumn, @Nullable String artistSeparator) throws UnreadableFieldException {
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
        if (credit == null) {
            return List.of();
        }
        if (separator == null) {
            return List.of(credit);
        }
        return Arrays.stream(credit.split(Pattern.quote(separator)))
                .map(String::strip)
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
            return uri;
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
        if (bpm == null && key == null && energy == null && danceability == null && popularity == null) {
            return null;
        }
        return new AudioFeatures(
                bpm, key, energy, danceability, popularity == null ? null : (int) Math.round(popularity));
    }

    private @Nullable Double number(Field field, double least, double most) throws UnreadableFieldException {
        Value value = values.get(field);
        return value == null ? null : NumberText.parse(value.column(), value.text(), least, most);
    }
}
