package io.segue.sync.matching;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words that catalogs file music under. */
final class Genres {

    private static final Set<String> WORDS = Set.of(
            "adult",
            "age",
            "alternative",
            "and",
            "bluegrass",
            "blues",
            "bop",
            "classical",
            "coast",
            "contemporary",
            "country",
            "cowboy",
            "dance",
            "disco",
            "dubstep",
            "east",
            "easy",
            "ep",
            "single",
            "edm",
            "electro",
            "electronic",
            "electronica",
            "fi",
            "folk",
            "french",
            "funk",
            "gangsta",
            "gospel",
            "grunge",
            "hard",
            "hardcore",
            "hip",
            "honky",
            "hop",
            "house",
            "indie",
            "international",
            "jazz",
            "latin",
            "lo",
            "listening",
            "metal",
            "music",
            "new",
            "pop",
            "punk",
            "r",
            "b",
            "rap",
            "reggae",
            "reggaeton",
            "rock",
            "singer",
            "songwriter",
            "soul",
            "soundtrack",
            "southern",
            "techno",
            "teen",
            "tonk",
            "trance",
            "urban",
            "vocal",
            "west",
            "world");

    static boolean isGenre(String words) {
        for (String word : words.split(" ")) {
            if (!WORDS.contains(word)) {
                return false;
            }
        }
        return !words.equals("and");
    }

    /** The words before those of a genre at the end. */
    static String cutFrom(String words) {
        int end = words.length();
        for (int space = words.lastIndexOf(' '); space > 0; space = words.lastIndexOf(' ', space - 1)) {
            if (!WORDS.contains(words.substring(space + 1, end))) {
                break;
            }
            end = space;
        }
        return words.substring(0, end);
    }

    static String without(String words) {
        return Stream.of(words.split(" ")).filter(word -> !WORDS.contains(word)).collect(Collectors.joining(" "));
    }

    private Genres() {}
}
