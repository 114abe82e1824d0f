package io.segue.sync.matching;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A title taken apart.
 *
 * @param core folded words of the song's name
 * @param subtitles folded words of brackets and suffixes that are neither guests nor version words ("Pt. 2", "Forgiveness")
 * @param guests as written
 * @param coreKey key of the core
 * @param latin the core as it would be written in Latin letters
 * @param fullKey key of core and subtitles together, whatever their order
 */
record ParsedTitle(
        String core,
        List<String> subtitles,
        List<String> guests,
        Versions versions,
        String coreKey,
        String fullKey,
        LatinForm latin) {

    static ParsedTitle of(String core, List<String> subtitles, List<String> guests, Versions versions) {
        String coreKey = TextKey.squeeze(core);
        String fullKey = switch (subtitles.size()) {
            case 0 -> coreKey;
            case 1 -> coreKey + TextKey.squeeze(subtitles.get(0));
            default -> coreKey + TextKey.squeeze(subtitles.stream().sorted().collect(Collectors.joining()));
        };
        return new ParsedTitle(
                core, List.copyOf(subtitles), List.copyOf(guests), versions, coreKey, fullKey, LatinForm.of(core));
    }
}
