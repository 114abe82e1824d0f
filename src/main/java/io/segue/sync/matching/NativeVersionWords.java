package io.segue.sync.matching;

import io.segue.sync.matching.VersionReader.Reading;
import java.util.Map;
import java.util.Set;

/** Reads version words in scripts that write words without spaces: they are looked for anywhere in a suffix. */
final class NativeVersionWords {

    private NativeVersionWords() {}

    static Reading read(String suffix, Map<VersionKind, Set<String>> tags) {
        Reading reading = Reading.OTHER;
        for (Map.Entry<String, VersionKind> word : VersionVocabulary.NATIVE.entrySet()) {
            if (suffix.contains(word.getKey())) {
                tags.putIfAbsent(word.getValue(), Set.of());
                reading = Reading.VERSION;
            }
        }
        for (Map.Entry<String, String> language : VersionVocabulary.NATIVE_LANGUAGES.entrySet()) {
            if (suffix.contains(language.getKey())) {
                tags.put(VersionKind.LANGUAGE, Set.of(language.getValue()));
                reading = Reading.VERSION;
            }
        }
        boolean edition = suffix.endsWith("版") || suffix.endsWith("バージョン") || suffix.endsWith("버전");
        if (reading == Reading.OTHER
                && edition
                && VersionVocabulary.NATIVE_EDITIONS.stream().noneMatch(suffix::contains)) {
            tags.putIfAbsent(VersionKind.ALTERNATE, Set.of(suffix));
            return Reading.VERSION;
        }
        if (reading == Reading.OTHER
                && VersionVocabulary.NATIVE_NEUTRAL.stream().anyMatch(suffix::contains)) {
            return Reading.NEUTRAL;
        }
        return reading;
    }
}
