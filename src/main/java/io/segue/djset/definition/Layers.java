package io.segue.djset.definition;

import io.segue.batch.Section;
import java.util.Optional;

/** The section of one set on top of the section all sets share: a key is read where it is written, of its own first. */
final class Layers {

    private final Section own;
    private final Section shared;

    Layers(Section own, Section shared) {
        this.own = own;
        this.shared = shared;
    }

    /** Where to read the key; both sections know it from now on. */
    Section at(String key) {
        boolean common = shared.has(key);
        return own.has(key) || !common ? own : shared;
    }

    boolean has(String key) {
        return at(key).has(key);
    }

    Optional<String> text(String key) {
        return at(key).text(key);
    }

    Optional<Integer> wholeNumber(String key, int least, int most) {
        return at(key).wholeNumber(key, least, most).map(Long::intValue);
    }

    int wholeNumber(String key, int least, int most, int otherwise) {
        return wholeNumber(key, least, most).orElse(otherwise);
    }

    void problem(String key, String message) {
        at(key).problem(key, message);
    }
}
