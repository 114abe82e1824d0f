package io.segue.catalog.local;

import io.segue.library.Track;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Damages tracks as exports, players and people do. The same seed does the same damage. Words that name a version are never taken away
 * by anything but the cut at 30 characters.
 */
final class RowDamage {

    enum Kind {
        CASE,
        DIACRITICS,
        GUESTS_MOVED,
        SUFFIX_ADDED,
        SUFFIX_DROPPED,
        TYPO,
        TYPO_IN_ARTIST,
        CUT_AT_30,
        PUNCTUATION,
        ARTIST_IN_TITLE,
        LENGTH_OFF,
        LENGTH_MISSING,
        ALBUM_MISSING
    }

    private static final Pattern GUESTS =
            Pattern.compile("\\s*[(\\[](?:feat\\.?|ft\\.?|featuring|with) ([^)\\]]+)[)\\]]", Pattern.CASE_INSENSITIVE);
    private static final Pattern NEUTRAL = Pattern.compile(
            "\\s*(?:-\\s*|[(\\[])(?:\\d{4} )?(?:Remaster(?:ed)?|Album Version|Original Mix|Original Version|Single Version|Explicit"
                    + "|Bonus Track|Mono|Stereo)(?: Version)?(?: \\d{4})?[)\\]]?\\s*$",
            Pattern.CASE_INSENSITIVE);
    private static final List<String> SUFFIXES =
            List.of(" (Album Version)", " - Remastered 2011", " [Explicit]", " (Official Video)", " (Bonus Track)");
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");

    private final Random random;

    RowDamage(long seed) {
        this.random = new Random(seed);
    }

    /** Does each kind of damage to one in {@code every} rows, on average. */
    Set<Kind> choose(int every) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (Kind kind : Kind.values()) {
            if (random.nextInt(every) == 0) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    Track damage(Track track, Set<Kind> kinds) {
        String title = track.title();
        String artist = track.artists().isEmpty() ? "" : track.artists().get(0);
        String album = kinds.contains(Kind.ALBUM_MISSING) ? null : track.album();
        for (Kind kind : kinds) {
            switch (kind) {
                case CASE ->
                    title = random.nextBoolean() ? title.toUpperCase(Locale.ROOT) : title.toLowerCase(Locale.ROOT);
                case DIACRITICS -> {
                    title = plain(title);
                    artist = plain(artist);
                }
                case GUESTS_MOVED -> {
                    var guests = GUESTS.matcher(title);
                    if (guests.find()) {
                        artist = artist + ", " + guests.group(1);
                        title = guests.replaceFirst("");
                    }
                }
                case SUFFIX_ADDED -> title += SUFFIXES.get(random.nextInt(SUFFIXES.size()));
                case SUFFIX_DROPPED -> title = orAll(NEUTRAL.matcher(title).replaceFirst(""), title);
                case TYPO -> title = misspelt(title);
                case TYPO_IN_ARTIST -> artist = misspelt(artist);
                case CUT_AT_30 ->
                    title = title.length() > 30 ? title.substring(0, 30).strip() : title;
                case PUNCTUATION ->
                    title = orAll(
                            title.replaceAll("[.,'!?\\-:\"&]+", "")
                                    .replace("  ", " ")
                                    .strip(),
                            title);
                default -> {}
            }
        }
        boolean inTitle = kinds.contains(Kind.ARTIST_IN_TITLE) && !artist.isBlank();
        return new Track(
                inTitle ? artist + " - " + title : title,
                inTitle || artist.isBlank() ? List.of() : List.of(artist),
                album,
                length(track.duration(), kinds),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private @Nullable Duration length(@Nullable Duration length, Set<Kind> kinds) {
        if (length == null || kinds.contains(Kind.LENGTH_MISSING)) {
            return null;
        }
        Duration off = kinds.contains(Kind.LENGTH_OFF) ? length.plusMillis(random.nextInt(4_001) - 2_000) : length;
        return off.isNegative() || off.isZero() ? length : off;
    }

    /** One letter replaced, left out, doubled or swapped with the next, in a word long enough to bear it. */
    private String misspelt(String text) {
        List<Integer> places = new ArrayList<>();
        for (int i = 1; i < text.length() - 1; i++) {
            if (Character.isLetter(text.charAt(i - 1))
                    && Character.isLetter(text.charAt(i))
                    && Character.isLetter(text.charAt(i + 1))) {
                places.add(i);
            }
        }
        if (places.size() < 3) {
            return text;
        }
        int at = places.get(random.nextInt(places.size()));
        String before = text.substring(0, at);
        String after = text.substring(at + 1);
        return switch (random.nextInt(4)) {
            case 0 -> before + (char) ('a' + random.nextInt(26)) + after;
            case 1 -> before + after;
            case 2 -> before + text.charAt(at) + text.charAt(at) + after;
            default -> before + after.charAt(0) + text.charAt(at) + after.substring(1);
        };
    }

    private static String plain(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    }

    private static String orAll(String part, String all) {
        return part.isBlank() ? all : part;
    }
}
