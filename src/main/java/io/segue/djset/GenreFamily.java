package io.segue.djset;

import java.util.List;
import java.util.Locale;

/** Genres that DJs mix with one another, by the words in their names. */
final class GenreFamily {

    private static final int NONE = -1;

    /** First match wins: "techno" before "tech house" would be wrong. */
    private static final List<List<String>> FAMILIES = List.of(
            List.of("drum and bass", "drum & bass", "drum n bass", "dnb", "d&b", "jungle"),
            List.of("dubstep", "bass music", "uk garage", "grime", "riddim", "2-step"),
            List.of("house", "garage", "disco", "nu-disco", "french touch", "funk"),
            List.of("techno", "minimal", "electro", "acid", "ebm", "industrial"),
            List.of("trance", "psy", "hardstyle", "hardcore", "gabber", "big room", "edm", "dance"),
            List.of("ambient", "downtempo", "chill", "trip hop", "trip-hop", "lo-fi", "lofi"),
            List.of("hip hop", "hip-hop", "rap", "trap", "drill"),
            List.of("r&b", "rnb", "soul", "neo-soul", "new jack swing", "motown"),
            List.of("reggaeton", "latin", "salsa", "bachata", "merengue", "cumbia", "tropical"),
            List.of("reggae", "dancehall", "dub", "ska"),
            List.of("afrobeat", "amapiano", "afro"),
            List.of("rock", "metal", "punk", "indie", "grunge"),
            List.of("pop", "synth"));

    private GenreFamily() {}

    /** The family's number, -1 for none. */
    static int of(String genre) {
        String name = genre.toLowerCase(Locale.ROOT);
        for (int family = 0; family < FAMILIES.size(); family++) {
            if (FAMILIES.get(family).stream().anyMatch(name::contains)) {
                return family;
            }
        }
        return NONE;
    }
}
