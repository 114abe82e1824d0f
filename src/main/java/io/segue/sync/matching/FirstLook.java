package io.segue.sync.matching;

import static io.segue.sync.matching.VersionVocabulary.KINDS;
import static io.segue.sync.matching.VersionVocabulary.LONG_CUT;
import static io.segue.sync.matching.VersionVocabulary.SHORT_CUT;
import static io.segue.sync.matching.VersionVocabulary.SINGLES;

import io.segue.library.Track;
import io.segue.sync.matching.MatchPolicy.VersionRule;
import io.segue.sync.matching.VersionKind.Effect;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells without taking a candidate's title apart that its length alone convicts it, as it does most of what a search finds. It says so
 * only where a full comparison would find a conflict, too.
 */
final class FirstLook {

    /** Without one of these words no title names a cut, which would excuse another length. */
    private static final String[] CUT_WORDS = cutWords();

    private final MatchPolicy policy;
    private final Fingerprint wanted;
    private final boolean possible;

    FirstLook(MatchPolicy policy, Fingerprint wanted) {
        this.policy = policy;
        this.wanted = wanted;
        this.possible = policy.versions() == VersionRule.STRICT
                && wanted.millis() >= 0
                && wanted.title().versions().tags().keySet().stream().noneMatch(kind -> kind.effect() == Effect.LENGTH);
    }

    boolean convicts(MatchCandidate candidate) {
        Track track = candidate.track();
        return possible
                && track.duration() != null
                && Math.abs(track.duration().toMillis() - wanted.millis())
                        > policy.farGap().toMillis()
                && Relations.identifier(wanted, candidate) == Relations.Identifier.NONE
                && !namesCut(track.title());
    }

    /** Whether a title may name a cut: read as it stands where it is plain, folded where it is not. */
    private static boolean namesCut(String title) {
        String text = isPlain(title) ? title : TextKey.fold(title);
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || !Character.isLetterOrDigit(text.charAt(i))) {
                if (isCutWord(text, from, i - from)) {
                    return true;
                }
                from = i + 1;
            }
        }
        return false;
    }

    /** ASCII, and without the signs that folding drops or reads as letters. */
    private static boolean isPlain(String title) {
        for (int i = 0; i < title.length(); i++) {
            char c = title.charAt(i);
            if (c >= 0x80 || c == '\'' || c == '$' || c == '!') {
                return false;
            }
        }
        return true;
    }

    private static boolean isCutWord(String text, int from, int length) {
        for (String word : CUT_WORDS) {
            if (word.length() == length && text.regionMatches(true, from, word, 0, length)) {
                return true;
            }
        }
        return false;
    }

    private static String[] cutWords() {
        Set<String> words = new HashSet<>(Set.of("mix", "edit", "12"));
        words.addAll(SHORT_CUT);
        words.addAll(LONG_CUT);
        words.addAll(SINGLES);
        KINDS.forEach((word, kind) -> {
            if (kind.effect() == Effect.LENGTH) {
                words.add(word);
            }
        });
        return words.toArray(String[]::new);
    }
}
