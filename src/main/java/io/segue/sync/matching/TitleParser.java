package io.segue.sync.matching;

import io.segue.sync.matching.VersionReader.Reading;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes a title apart into the song's name, its guests and its version words. Nothing is thrown away: what is neither guest nor
 * version word stays as a subtitle.
 */
final class TitleParser {

    private static final Map<String, String> PART_WORDS = Map.of(
            "pt", "part", "pts", "part", "part", "part", "parts", "part", "vol", "vol", "volume", "vol", "chapter",
            "chapter", "act", "act", "no", "no");
    private static final Map<String, String> NUMERALS =
            numerals("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx");
    private final List<String> subtitles = new ArrayList<>(2);
    private final List<String> guests = new ArrayList<>(2);
    private final Map<VersionKind, Set<String>> tags = new EnumMap<>(VersionKind.class);

    private String parts = "";

    private TitleParser() {}

    static ParsedTitle parse(String title) {
        return new TitleParser().read(title);
    }

    private ParsedTitle read(String title) {
        TitleSegments segments = TitleSegments.of(title);
        String name = segments.name();
        GuestWords.Announcement announced = GuestWords.find(name);
        if (announced != null && !TextKey.fold(announced.before()).isEmpty()) {
            name = announced.before();
            guests.add(announced.guests());
        }
        String core = TextKey.fold(name);
        core = segments.lead().isEmpty() ? core : withLead(segments.lead(), core);
        for (String suffix : segments.suffixes()) {
            readSuffix(suffix);
        }
        core = withoutTrailingVersion(core) + (core.isEmpty() ? "" : parts);
        if (core.isEmpty() && !subtitles.isEmpty()) {
            core = subtitles.remove(0);
        }
        if (core.isEmpty()) { // "(Remix)" is then the song's name
            return ParsedTitle.of(numbered(TextKey.fold(title)), List.of(), List.of(), Versions.NONE);
        }
        return ParsedTitle.of(numbered(core), subtitles, guests, new Versions(tags));
    }

    private String withLead(String lead, String core) {
        String words = TextKey.fold(lead);
        if (words.isEmpty()) {
            return core;
        }
        if (core.isEmpty() || VersionReader.read(words.split(" "), tags) == Reading.OTHER) {
            return (words + " " + core).strip();
        }
        return core;
    }

    private void readSuffix(String suffix) {
        int dash = suffix.indexOf(" - ");
        if (dash >= 0) {
            readSuffix(suffix.substring(0, dash));
            readSuffix(suffix.substring(dash + 3));
            return;
        }
        if (isFilm(suffix)) {
            return;
        }
        GuestWords.Announcement announced = GuestWords.findInSuffix(suffix);
        String phrase = suffix;
        if (announced != null) {
            guests.add(announced.guests());
            phrase = announced.before();
        }
        String words = TextKey.fold(
                phrase.indexOf('"') < 0
                        ? phrase
                        : phrase.replace("12\"", "12inch").replace("7\"", "7inch"));
        if (!words.isEmpty() && VersionReader.read(words.split(" "), tags) == Reading.OTHER) {
            String numbered = numbered(words);
            if (isPart(numbered)) {
                parts += " " + numbered;
            } else {
                subtitles.add(numbered);
            }
        }
    }

    /** From "Frozen": where the song was heard, not which recording it is. */
    private static boolean isFilm(String suffix) {
        return suffix.stripLeading().regionMatches(true, 0, "from ", 0, 5)
                && (suffix.indexOf('"') > 0 || suffix.indexOf('“') > 0);
    }

    /** DJ libraries write "Strobe Original Mix". */
    private String withoutTrailingVersion(String core) {
        for (String phrase : VersionReader.TRAILING) {
            if (core.length() > phrase.length() + 1
                    && core.endsWith(phrase)
                    && core.charAt(core.length() - phrase.length() - 1) == ' ') {
                VersionReader.read(phrase.split(" "), tags);
                return core.substring(0, core.length() - phrase.length() - 1);
            }
        }
        return core;
    }

    /** "Pt. II" and "Part 2" alike; a lone "II" too, but neither "I" nor "V", which are words. */
    private static String numbered(String words) {
        if (words.indexOf(' ') < 0) {
            return words;
        }
        String[] all = words.split(" ");
        for (int i = 1; i < all.length; i++) {
            String part = PART_WORDS.get(all[i - 1]);
            String number = NUMERALS.get(all[i]);
            if (number != null && (part != null || (i == all.length - 1 && all[i].length() > 1))) {
                all[i] = number;
            }
            if (part != null && Character.isDigit(all[i].charAt(0))) {
                all[i - 1] = part;
            }
        }
        return String.join(" ", all);
    }

    /** "Pt. 2" in brackets belongs to the name: without it, it is another song. */
    private static boolean isPart(String numbered) {
        int space = numbered.indexOf(' ');
        return space > 0
                && PART_WORDS.containsKey(numbered.substring(0, space))
                && Character.isDigit(numbered.charAt(space + 1));
    }

    private static Map<String, String> numerals(String words) {
        Map<String, String> numerals = new HashMap<>();
        for (String word : words.split(" ")) {
            numerals.put(word, String.valueOf(numerals.size() + 1));
        }
        return Map.copyOf(numerals);
    }
}
