package io.segue.sync.matching;

import io.segue.sync.matching.Relations.TitleRelation;

/** How two titles relate. Empty keys relate to nothing. */
final class Titles {

    private Titles() {}

    static TitleRelation compare(Fingerprint wanted, Fingerprint found) {
        ParsedTitle a = wanted.title();
        ParsedTitle b = found.title();
        if (a.fullKey().isEmpty() || b.fullKey().isEmpty()) {
            boolean sameSymbols = a.fullKey().isEmpty()
                    && b.fullKey().isEmpty()
                    && !wanted.track().title().isBlank()
                    && wanted.track()
                            .title()
                            .strip()
                            .equals(found.track().title().strip());
            return sameSymbols ? TitleRelation.SYMBOLS : TitleRelation.DIFFERENT;
        }
        if (a.fullKey().equals(b.fullKey())) {
            return TitleRelation.EXACT;
        }
        if (a.coreKey().equals(b.coreKey())) {
            return a.subtitles().isEmpty() || b.subtitles().isEmpty()
                    ? TitleRelation.SUBTITLE
                    : TitleRelation.DIFFERENT;
        }
        if (isSubtitleOf(a, b) || isSubtitleOf(b, a)) {
            return TitleRelation.SUBTITLE;
        }
        if (a.latin().matches(b.latin())) {
            return TitleRelation.TRANSLITERATED;
        }
        return Misspelling.isTitle(a.fullKey(), b.fullKey()) ? TitleRelation.NEAR : TitleRelation.DIFFERENT;
    }

    /** Same album, whatever the edition: "Blacc Hollywood" and "Blacc Hollywood (Deluxe Version)". */
    static boolean sameAlbum(ParsedTitle a, ParsedTitle b) {
        if (a.fullKey().equals(b.fullKey()) || a.coreKey().equals(b.coreKey())) {
            return true;
        }
        return Misspelling.isNear(a.fullKey(), b.fullKey()) || a.latin().matches(b.latin());
    }

    /** "Racing into the Night (夜に駆ける)" and "夜に駆ける"; both names of one song are given by one side. */
    private static boolean isSubtitleOf(ParsedTitle one, ParsedTitle other) {
        if (!one.subtitles().isEmpty()
                || other.subtitles().size() != 1
                || one.coreKey().length() < 2) {
            return false;
        }
        String subtitle = other.subtitles().get(0);
        boolean scripts = TextKey.hasOtherScript(subtitle) != TextKey.hasOtherScript(other.core());
        return scripts && TextKey.squeeze(subtitle).equals(one.coreKey());
    }
}
