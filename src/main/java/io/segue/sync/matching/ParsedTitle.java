package io.segue.sync.matching;

import java.util.List;

/**
 * A title taken apart.
 *
 * @param core folded words of the song's name
 * @param subtitles folded words of brackets and suffixes that are neither guests nor version words ("Pt. 2", "Forgiveness")
 * @param guests as written
 * @param coreKey key of the core
 * @param fullKey key of core and subtitles together
 */
record ParsedTitle(
        String core, List<String> subtitles, List<String> guests, Versions versions, String coreKey, String fullKey) {

    static ParsedTitle of(String core, List<String> subtitles, List<String> guests, Versions versions) {
        String coreKey = TextKey.squeeze(core);
        String fullKey = subtitles.isEmpty() ? coreKey : coreKey + TextKey.squeeze(String.join("", subtitles));
        return new ParsedTitle(core, List.copyOf(subtitles), List.copyOf(guests), versions, coreKey, fullKey);
    }
}
