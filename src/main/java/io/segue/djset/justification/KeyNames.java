package io.segue.djset.justification;

import io.segue.library.MusicalKey;
import io.segue.library.MusicalKey.Mode;
import java.util.List;

/** Musicians' names of the keys, in the spelling most common for each on the Camelot wheel. */
final class KeyNames {

    private static final List<String> MINOR = List.of("Ab", "Eb", "Bb", "F", "C", "G", "D", "A", "E", "B", "F#", "Db");
    private static final List<String> MAJOR = List.of("B", "F#", "Db", "Ab", "Eb", "Bb", "F", "C", "G", "D", "A", "E");

    private KeyNames() {}

    /** The tonic, for example "F#" for 11A. */
    static String tonic(MusicalKey key) {
        return (key.mode() == Mode.MINOR ? MINOR : MAJOR).get(key.number() - 1);
    }
}
