package io.segue.sync.matching;

import static io.segue.sync.matching.VersionVocabulary.ALBUM_HINTS;
import static io.segue.sync.matching.VersionVocabulary.LIVE_PLACE;

import io.segue.sync.matching.VersionKind.Effect;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An album's title, prepared for comparison when first looked at, because most candidates are another song and their album does not
 * matter. Threads that look at once prepare the same.
 */
final class AlbumTitle {

    private final String text;
    private @Nullable String folded;
    private @Nullable String key;
    private @Nullable ParsedTitle title;
    private @Nullable Versions hints;

    private AlbumTitle(String text) {
        this.text = text;
    }

    /** {@code null} for a title without letters or digits, which names no album. */
    static @Nullable AlbumTitle of(@Nullable String album) {
        return album == null || album.codePoints().noneMatch(Character::isLetterOrDigit) ? null : new AlbumTitle(album);
    }

    private String folded() {
        String known = folded;
        if (known == null) {
            known = TextKey.fold(text);
            folded = known;
        }
        return known;
    }

    /** Key of the whole title. */
    String key() {
        String known = key;
        if (known == null) {
            known = TextKey.squeeze(folded());
            key = known;
        }
        return known;
    }

    ParsedTitle title() {
        ParsedTitle known = title;
        if (known == null) {
            known = TitleParser.parse(text);
            title = known;
        }
        return known;
    }

    /** Version words the album suggests about its tracks; only words that hardly ever mean anything else. */
    Versions hints() {
        Versions known = hints;
        if (known == null) {
            known = hints(folded(), title().versions());
            hints = known;
        }
        return known;
    }

    private static Versions hints(String folded, Versions tags) {
        Map<VersionKind, Set<String>> hints = new EnumMap<>(VersionKind.class);
        for (VersionKind kind : tags.tags().keySet()) {
            if (kind.effect() == Effect.RECORDING && kind != VersionKind.ALTERNATE && kind != VersionKind.LANGUAGE) {
                hints.put(kind, Set.of());
            }
        }
        ALBUM_HINTS.forEach((word, kind) -> {
            if (folded.contains(word) && (" " + folded + " ").contains(" " + word + " ")) {
                hints.put(kind, Set.of());
            }
        });
        if (hints.containsKey(VersionKind.LIVE) && folded.contains("unplugged")) {
            hints.put(VersionKind.ACOUSTIC, Set.of());
        }
        if (folded.contains("live") && saysLive(folded.split(" "))) {
            hints.put(VersionKind.LIVE, Set.of());
        }
        return hints.isEmpty() ? Versions.NONE : new Versions(hints);
    }

    /** "Live at ..." and "Stars: Live", but neither "Live Through This" nor "Long Live". */
    private static boolean saysLive(String[] words) {
        for (int i = 0; i < words.length; i++) {
            boolean last = i + 1 == words.length;
            if (words[i].equals("live")
                    && (last ? i > 0 && !words[i - 1].equals("long") : LIVE_PLACE.contains(words[i + 1]))) {
                return true;
            }
        }
        return false;
    }
}
