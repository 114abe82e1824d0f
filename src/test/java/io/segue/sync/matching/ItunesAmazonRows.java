package io.segue.sync.matching;

import io.segue.library.Track;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the pairs of iTunes-Amazon as tracks. In the dirty variant values have slipped into the title's column; they are put back
 * by their shape (times, prices, dates, copyright lines) and by the values other rows have in the right columns,
 * the other row of the same pair included. No label is read, but the rules were written looking at labelled misses.
 */
final class ItunesAmazonRows {

    record Pair(Track wanted, Track candidate, boolean same) {}

    private static final Pattern TIME = Pattern.compile("(?<!\\S)(\\d{1,2}):(\\d\\d)(?!\\S)");
    /** Where the columns after the genre begin: price, copyright, time or date. */
    private static final Pattern LATER_COLUMN = Pattern.compile("\\$ \\d+\\.\\d\\d"
            + "|(?<!\\S)\\d{1,2}-[A-Z][a-z]{2}-\\d\\d"
            + "|(?<!\\S)[A-Z][a-z]+ \\d{1,2} , (19|20)\\d\\d"
            + "|(?<!\\S)\\d{1,2}:\\d\\d(?!\\S)"
            + "|\\( [CcPp] \\)|‰ ãÑ"
            + "|(?<!\\S)(19|20)\\d\\d( , (19|20)\\d\\d)?( \\p{L}|$)");

    private final Set<String> artists = new HashSet<>();
    private final Set<String> albums = new HashSet<>();
    private final Set<String> genres = new HashSet<>();
    private final Set<String> owners = new HashSet<>();

    private ItunesAmazonRows() {}

    static List<Pair> read(List<Path> files, boolean dirty) throws IOException {
        ItunesAmazonRows rows = new ItunesAmazonRows();
        List<String[]> lines = new ArrayList<>();
        for (Path file : files) {
            for (String line : Files.readAllLines(file)) {
                String[] cells = line.split("\t");
                lines.add(cells);
                rows.learn(fields(cells[0]));
                rows.learn(fields(cells[1]));
            }
        }
        List<Pair> pairs = new ArrayList<>();
        for (String[] cells : lines) {
            Track wanted = rows.track(fields(cells[0]), dirty);
            Track candidate = rows.track(fields(cells[1]), dirty);
            pairs.add(new Pair(
                    dirty ? withoutSpill(wanted, candidate) : wanted,
                    dirty ? withoutSpill(candidate, wanted) : candidate,
                    cells[2].equals("1")));
        }
        return pairs;
    }

    /** What follows the other row's title, where the album's column is empty, is an album no other row knows. */
    private static Track withoutSpill(Track track, Track other) {
        String title = track.title();
        int end = Pattern.compile("[(\\[]").split(other.title())[0].strip().length();
        boolean spilt = track.album() == null
                && end > 0
                && title.length() > end + 1
                && title.regionMatches(true, 0, other.title(), 0, end)
                && Character.isLetterOrDigit(title.charAt(end + 1));
        return spilt ? retitled(track.withAlbum(title.substring(end).strip()), title.substring(0, end)) : track;
    }

    private static Track retitled(Track track, String title) {
        return new Track(
                title, track.artists(), track.album(), track.duration(), null, null, null, null, null, null, null);
    }

    private void learn(Map<String, String> row) {
        artists.add(row.getOrDefault("Artist_Name", ""));
        albums.add(row.getOrDefault("Album_Name", ""));
        for (String genre : row.getOrDefault("Genre", "").split(" ?, ?")) {
            genres.add(genre);
        }
        owners.add(row.getOrDefault("CopyRight", ""));
    }

    private Track track(Map<String, String> row, boolean dirty) {
        String title = row.getOrDefault("Song_Name", "");
        String artist = row.getOrDefault("Artist_Name", "");
        String album = row.getOrDefault("Album_Name", "");
        Duration time = time(row.getOrDefault("Time", ""));
        if (dirty) {
            time = time == null ? time(title) : time;
            title = cutGenres(cutSuffix(cutLaterColumns(title), owners));
            int artistAt = artist.isEmpty() ? find(title, artists, false) : -1;
            if (artistAt > 0) {
                String tail = title.substring(artistAt);
                title = title.substring(0, artistAt).strip();
                artist = longest(tail, artists);
                album = album.isEmpty() ? tail.substring(artist.length()).strip() : album;
            }
            int albumAt = album.isEmpty() ? find(title, albums, true) : -1;
            if (albumAt > 0) {
                album = title.substring(albumAt).strip();
                title = title.substring(0, albumAt).strip();
            }
            int bracketEnd = album.isEmpty() ? endOfBrackets(title) : -1;
            if (bracketEnd > 0) {
                album = title.substring(bracketEnd).strip();
                title = title.substring(0, bracketEnd).strip();
            }
        }
        return new Track(
                title,
                artist.isEmpty() ? List.of() : List.of(artist),
                album.isEmpty() ? null : album,
                time,
                null,
                null,
                null,
                null,
                dirty || row.getOrDefault("Genre", "").isEmpty() ? null : row.get("Genre"),
                null,
                null);
    }

    private static String cutLaterColumns(String text) {
        Matcher matcher = LATER_COLUMN.matcher(text);
        return matcher.find(1) ? text.substring(0, matcher.start()).strip() : text;
    }

    private static String cutSuffix(String text, Set<String> values) {
        return values.stream()
                .filter(v -> !v.isEmpty() && text.length() > v.length() && text.endsWith(" " + v))
                .max(Comparator.comparingInt(String::length))
                .map(v -> text.substring(0, text.length() - v.length()).strip())
                .orElse(text);
    }

    private String cutGenres(String text) {
        String rest = cutSuffix(text, genres);
        while (rest.endsWith(",")) {
            String list = rest.substring(0, rest.length() - 1).strip();
            String shorter = cutSuffix(list, genres);
            if (shorter.equals(list)) {
                return list;
            }
            rest = shorter;
        }
        return rest;
    }

    /** Where the first known value begins, outside brackets and not at the start; -1 when there is none. */
    private static int find(String text, Set<String> values, boolean toTheEnd) {
        int depth = 0;
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            if (depth == 0 && text.charAt(i - 1) == ' ' && Character.isLetterOrDigit(c)) {
                String tail = text.substring(i);
                String value = longest(tail, values);
                String after = tail.substring(value.length()).strip();
                boolean edition =
                        after.isEmpty() || after.startsWith("(") || after.startsWith("[") || after.endsWith("EP");
                if (!value.isEmpty() && (edition || !toTheEnd)) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** Where words follow a title's brackets; -1 when none do. */
    private static int endOfBrackets(String title) {
        Matcher matcher = Pattern.compile("[)\\]] (?=[^(\\[)\\]])").matcher(title);
        return matcher.find() ? matcher.end() : -1;
    }

    private static String longest(String text, Set<String> values) {
        String longest = "";
        for (String value : values) {
            boolean begins = text.regionMatches(true, 0, value, 0, value.length())
                    && (text.length() == value.length() || text.charAt(value.length()) == ' ');
            longest = begins && value.length() > longest.length() ? text.substring(0, value.length()) : longest;
        }
        return longest;
    }

    private static @Nullable Duration time(String text) {
        Matcher matcher = TIME.matcher(text);
        return matcher.find()
                ? Duration.ofMinutes(Long.parseLong(matcher.group(1))).plusSeconds(Long.parseLong(matcher.group(2)))
                : null;
    }

    private static Map<String, String> fields(String cell) {
        Map<String, String> fields = new HashMap<>();
        for (String part : cell.split("(^|\\s)COL ")) {
            int at = part.indexOf(" VAL");
            if (at > 0) {
                fields.put(part.substring(0, at), part.substring(at + 4).strip());
            }
        }
        return fields;
    }
}
