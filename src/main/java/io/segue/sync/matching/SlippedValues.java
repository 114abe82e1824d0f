package io.segue.sync.matching;

import io.segue.sync.matching.Relations.TitleRelation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts values back that slipped from their columns into a title: "Truce twenty one pilots Pop 2:22", "Pleamar - Poeta", "003-Deuce".
 * Two rows explain each other: words count as slipped only if the row lacks the value and either row names it in its own column, or
 * if their shape says what they are. The song's name itself must remain, and be the same on both sides.
 */
final class SlippedValues {

    private static final Pattern TIME = Pattern.compile("(?<!\\S)(\\d{1,2}):([0-5]\\d)(?!\\S)");
    /** Where price, copyright, time or date begin: nothing after them belongs to a title. */
    private static final Pattern LATER_COLUMN = Pattern.compile("[$£€] ?\\d+\\.\\d\\d"
            + "|(?<!\\S)\\d{1,2}-[A-Z][a-z]{2}-\\d\\d(?!\\S)"
            + "|(?<!\\S)[A-Z][a-z]+ \\d{1,2} ?, (19|20)\\d\\d"
            + "|(?<!\\S)\\d{1,2}:[0-5]\\d(?!\\S)"
            + "|\\( ?[CcPp] ?\\)|([©℗]|‰ ?ãÑ) ?(19|20)\\d\\d"
            + "|(?<!\\S)(?<!- )(19|20)\\d\\d( ?, (19|20)\\d\\d)?( \\S|$)");

    private static final Pattern NUMBER = Pattern.compile("^\\s*\\d{1,4}[a-z]?\\s*[-.)_]\\s*(?=\\p{L})");
    private final Fingerprint row;
    private final Fingerprint other;
    private final long millis;
    private final ParsedTitle title;
    private final List<String> subtitles = new ArrayList<>(2);
    private final List<Cut> cuts = new ArrayList<>(4);
    private boolean artistsNamed;
    private boolean albumNamed;
    /** Whether the title was cut where no bracket, dash or number shows that a value begins. */
    private boolean guessed;

    /**
     * A title's core with words taken from its end.
     */
    private record Cut(String core, boolean artists, boolean album) {}

    /** Two rows with their values put back. */
    record Pair(Fingerprint wanted, Fingerprint found, TitleRelation title) {}

    private SlippedValues(Fingerprint row, Fingerprint other) {
        this.row = row;
        this.other = other;
        String text = row.track().title();
        Matcher number = NUMBER.matcher(text);
        if (number.find() && !NUMBER.matcher(other.track().title()).find()) {
            text = text.substring(number.end());
        }
        boolean slipped = row.lacksColumns();
        Matcher later = LATER_COLUMN.matcher(text);
        if (later.find(Math.min(1, text.length()))
                && !VersionReader.namesKind(TextKey.fold(text.substring(later.start())))) {
            text = text.substring(0, later.start());
            guessed = true;
        }
        int artistsAt = row.artists().isEmpty() ? artistsAt(text) : -1;
        if (artistsAt > 0 && !VersionReader.namesKind(Genres.without(TextKey.fold(text.substring(artistsAt))))) {
            text = text.substring(0, artistsAt);
            artistsNamed = true;
            guessed = true;
        }
        Matcher time = TIME.matcher(row.track().title());
        this.millis = row.millis() < 0 && time.find(Math.min(1, text.length()))
                ? (Long.parseLong(time.group(1)) * 60 + Long.parseLong(time.group(2))) * 1000
                : row.millis();
        ParsedTitle shorter = text.length() == row.track().title().length() ? row.title() : row.reread(text);
        boolean sameVersions = shorter.versions().equals(row.title().versions()); // "Song 2015 Remix" stays whole
        this.title = sameVersions ? shorter : row.title();
        artistsNamed &= sameVersions;
        guessed &= sameVersions;
        title.subtitles().stream().filter(subtitle -> !isNamed(subtitle)).forEach(subtitles::add);
        cut(title.core(), slipped);
    }

    /** {@code null} when nothing slipped, or when the titles differ all the same. */
    static @Nullable Pair putBack(Fingerprint wanted, Fingerprint found) {
        if (!beginAlike(wanted.title().core(), found.title().core()) && !wanted.isNumbered() && !found.isNumbered()) {
            return null;
        }
        SlippedValues mine = new SlippedValues(wanted, found);
        SlippedValues theirs = new SlippedValues(found, wanted);
        boolean nothing = mine.unchanged() && theirs.unchanged();
        for (int sum = 0; !nothing && sum < mine.cuts.size() + theirs.cuts.size() - 1; sum++) {
            for (int i = Math.max(0, sum - theirs.cuts.size() + 1); i <= Math.min(sum, mine.cuts.size() - 1); i++) {
                Fingerprint w = mine.repaired(mine.cuts.get(i));
                Fingerprint f = theirs.repaired(theirs.cuts.get(sum - i));
                boolean same = w.title().fullKey().equals(f.title().fullKey());
                if (same || Misspelling.isNear(w.title().fullKey(), f.title().fullKey())) {
                    boolean guessed = sum > 0 || mine.guessed || theirs.guessed;
                    return new Pair(
                            w, f, !same ? TitleRelation.NEAR : guessed ? TitleRelation.SLIPPED : TitleRelation.EXACT);
                }
            }
        }
        return null;
    }

    /** Where the other row's artist is named, as written there and outside brackets; -1 when nowhere. */
    private int artistsAt(String text) {
        for (String name : other.track().artists()) {
            int depth = 0;
            for (int i = 1; i + name.length() < text.length(); i++) {
                char c = text.charAt(i);
                depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
                if (c == ' ' && depth == 0 && text.regionMatches(true, i + 1, name, 0, name.length())) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static boolean beginAlike(String a, String b) {
        int limit = Math.min(a.length(), b.length());
        int i = 0;
        while (i < limit && a.charAt(i) == b.charAt(i) && a.charAt(i) != ' ') {
            i++;
        }
        return i > 1 || (i == 1 && limit > 1);
    }

    private boolean unchanged() {
        return cuts.size() == 1
                && title == row.title()
                && millis == row.millis()
                && subtitles.size() == title.subtitles().size();
    }

    private void cut(String core, boolean slipped) {
        cuts.add(new Cut(core, false, false));
        for (int space = core.indexOf(' '); slipped && space > 0; space = core.indexOf(' ', space + 1)) {
            String rest = core.substring(space + 1);
            boolean genre = row.track().genre() == null && Genres.isGenre(rest);
            if (!genre && VersionReader.namesKind(Genres.without(rest))) {
                continue; // "Remix" may be all that tells it from another recording
            }
            boolean artists = row.artists().isEmpty()
                    && begins(withoutArticle(rest), key -> other.artists().names(key));
            boolean album = row.album() == null && begins(rest, key -> isAlbum(key, other.album()));
            boolean both = row.album() == null && other.album() == null && isInTail(core.substring(0, space), rest);
            if (artists || album || genre || both) {
                boolean albumToo = row.album() == null
                        && other.album() != null
                        && TextKey.squeeze(rest).contains(other.album().title().coreKey());
                cuts.add(new Cut(core.substring(0, space), artists, album || albumToo));
            }
        }
    }

    /** Whether the other title goes on, after the same words, to name these too: an album that slipped on both sides. */
    private boolean isInTail(String core, String rest) {
        String theirs = other.title().core();
        String words = Genres.cutFrom(rest);
        return theirs.length() > core.length() + words.length()
                && theirs.startsWith(core + " ")
                && (theirs + " ").indexOf(" " + words + " ", core.length()) > core.length();
    }

    private static String withoutArticle(String words) {
        return words.startsWith("the ") ? words.substring(4) : words;
    }

    /** Whether the first words are such a value. Columns keep their order, so what follows it belongs to still later ones. */
    private static boolean begins(String words, Predicate<String> value) {
        StringBuilder key = new StringBuilder();
        for (int i = 0; i <= words.length(); i++) {
            if (i == words.length() || words.charAt(i) == ' ') {
                if (value.test(key.toString())) {
                    return true;
                }
            } else {
                key.append(words.charAt(i));
            }
        }
        return false;
    }

    /** Whether either row names these words, in brackets or after a dash, as album or artist. */
    private boolean isNamed(String subtitle) {
        String key = TextKey.squeeze(subtitle);
        if (row.artists().names(key)
                || (row.artists().isEmpty() && other.artists().names(key))) {
            artistsNamed = true;
            return true;
        }
        if (isAlbum(key, row.album()) || (row.album() == null && isAlbum(key, other.album()))) {
            albumNamed = true;
            return true;
        }
        return row.lacksColumns() && (subtitle.length() == 1 || Genres.isGenre(subtitle));
    }

    private static boolean isAlbum(String key, @Nullable AlbumTitle album) {
        if (album == null || key.isEmpty()) {
            return false;
        }
        return key.equals(album.key())
                || key.equals(album.title().coreKey())
                || Misspelling.isNear(key, album.title().coreKey());
    }

    private Fingerprint repaired(Cut cut) {
        boolean artists = row.artists().isEmpty() && (cut.artists || artistsNamed);
        boolean album = row.album() == null && (cut.album || albumNamed);
        return new Fingerprint(
                row.track(),
                ParsedTitle.of(cut.core, subtitles, title.guests(), title.versions()),
                artists ? other.artists() : row.artists(),
                album ? other.album() : row.album(),
                millis);
    }
}
