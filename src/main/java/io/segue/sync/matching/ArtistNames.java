package io.segue.sync.matching;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The artists of a track as a set of keys, each name both as written and split: "Earth, Wind & Fire" is one band, "Macklemore & Ryan
 * Lewis" are two artists, and only the other side can tell which.
 *
 * @param primary keys of the first name: whole, its first part, and what brackets or another script give as its other name
 * @param mains keys of all names that are not announced as guests, whole and split
 * @param latin the first name as it would be written in Latin letters
 * @param whole keys of the names as written
 * @param parts keys of the split names, guests included, in order
 */
record ArtistNames(Set<String> primary, Set<String> mains, Set<String> whole, Set<String> parts, LatinForm latin) {

    private static final Set<String> NOBODY = Set.of("variousartists", "various", "va", "unknownartist", "unknown");
    private static final List<String> SEPARATORS = List.of(
            ";",
            ", ",
            " , ",
            " & ",
            " + ",
            " and ",
            " x ",
            " × ",
            " vs. ",
            " vs ",
            " / ",
            " with ",
            " feat. ",
            " feat ",
            " ft. ",
            " ft ",
            " featuring ",
            " pres. ",
            " presents ");

    static ArtistNames of(List<String> artists, Collection<String> guests) {
        Set<String> primary = new LinkedHashSet<>(2);
        Set<String> mains = new LinkedHashSet<>(4);
        Set<String> whole = new LinkedHashSet<>(4);
        Set<String> parts = new LinkedHashSet<>(4);
        for (String artist : artists) {
            boolean first = whole.isEmpty();
            String key = key(artist);
            if (key.isEmpty() || NOBODY.contains(key)) {
                continue;
            }
            whole.add(key);
            GuestWords.Announcement announced = GuestWords.find(artist);
            String names = announced == null || announced.before().isBlank() ? artist : announced.before();
            split(names, mains);
            String firstName = mains.isEmpty() ? key : mains.iterator().next();
            if (first) {
                primary.add(key);
                primary.add(firstName);
            }
            mains.add(key);
            for (String alias : Aliases.of(names)) {
                String other = key(alias);
                if (!other.isEmpty()) {
                    whole.add(other);
                    mains.add(other);
                    if (first) {
                        primary.add(other);
                    }
                }
            }
            split(artist, parts);
        }
        guests.forEach(guest -> split(guest, parts));
        String name = primary.isEmpty() ? "" : primary.iterator().next();
        return new ArtistNames(primary, mains, whole, parts, LatinForm.of(name));
    }

    boolean isEmpty() {
        return primary.isEmpty();
    }

    /** Key of the first name as written; only where there is one. */
    String first() {
        return primary.iterator().next();
    }

    /** Whether a key is that of one of these names, or of all of them together. */
    boolean names(String key) {
        return whole.contains(key)
                || parts.contains(key)
                || (parts.size() > 1 && String.join("and", parts).equals(key));
    }

    /** Whether one of these names is the other side's primary artist. */
    boolean includesPrimaryOf(ArtistNames other) {
        for (String key : other.primary) {
            if (whole.contains(key) || parts.contains(key)) {
                return true;
            }
        }
        return false;
    }

    /** Whether somebody is named on both sides who is nobody's guest. */
    boolean sharesMain(ArtistNames other) {
        return !Collections.disjoint(mains, other.mains);
    }

    /** Whether everybody named here is named there too. */
    boolean isWithin(ArtistNames other) {
        return sharedWith(other) >= parts.size();
    }

    /** How many of these names the other side names too. */
    int sharedWith(ArtistNames other) {
        int shared = 0;
        for (String part : parts) {
            shared += other.parts.contains(part) || other.whole.contains(part) ? 1 : 0;
        }
        return shared == 0 && !Collections.disjoint(whole, other.whole) ? 1 : shared;
    }

    int count() {
        return parts.size();
    }

    static String key(String artist) {
        String folded = TextKey.fold(artist);
        return TextKey.squeeze(folded.startsWith("the ") ? folded.substring(4) : folded);
    }

    private static void split(String names, Set<String> parts) {
        int from = 0;
        for (int i = 0; i < names.length(); i++) {
            int skip = separatorAt(names, i);
            if (skip > 0) {
                add(names.substring(from, Math.max(from, i)), parts);
                from = i + skip;
                i = Math.max(i, from - 2); // the next separator may share the space this one ends with
            }
        }
        add(from == 0 ? names : names.substring(Math.min(from, names.length())), parts);
    }

    private static void add(String name, Set<String> parts) {
        String key = key(name);
        if (!key.isEmpty() && !key.equals("the")) {
            parts.add(key);
        }
    }

    /** "Lil Nas X feat. Billy Ray Cyrus": an x before another separator belongs to the name. */
    private static boolean announces(String text, int at) {
        return text.startsWith("&", at)
                || text.regionMatches(true, at, "feat", 0, 4)
                || text.regionMatches(true, at, "ft", 0, 2)
                || text.regionMatches(true, at, "with ", 0, 5);
    }

    /** Length of the longest separator that begins here, or 0. */
    private static int separatorAt(String text, int at) {
        char c = text.charAt(at);
        if (c != ' ' && c != ',' && c != ';') {
            return 0;
        }
        int longest = 0;
        for (String separator : SEPARATORS) {
            if (separator.charAt(0) == c
                    && separator.length() > longest
                    && text.regionMatches(true, at, separator, 0, separator.length())
                    && !(separator.equals(" x ") && announces(text, at + separator.length()))) {
                longest = separator.length();
            }
        }
        return longest;
    }
}
