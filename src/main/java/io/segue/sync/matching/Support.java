package io.segue.sync.matching;

import io.segue.sync.matching.Relations.Identifier;

/** How much speaks for a candidate, as one number. Unknown evidence counts about half: it neither helps nor hurts much. */
final class Support {

    private static final double TITLE = 0.35;
    private static final double ARTISTS = 0.25;
    private static final double DURATION = 0.2;
    private static final double ALBUM = 0.1;
    private static final double VERSIONS = 0.1;

    /** On top of the weights, which sum to one. */
    private static final double SAME_IDENTIFIER = 0.1;

    private Support() {}

    /** 0..1 */
    static double of(Relations relations, MatchPolicy policy) {
        double sum = TITLE * title(relations)
                + ARTISTS * artists(relations)
                + DURATION
                        * duration(
                                relations.gapMillis(), (double) policy.farGap().toMillis())
                + ALBUM * album(relations)
                + VERSIONS * versions(relations);
        return Math.min(1, relations.identifier() == Identifier.NONE ? sum : sum + SAME_IDENTIFIER);
    }

    private static double title(Relations relations) {
        return switch (relations.title()) {
            case EXACT -> 1;
            case SLIPPED, TRANSLITERATED -> 0.9;
            case SUBTITLE -> 0.85;
            case NEAR -> 0.75;
            case SYMBOLS -> 0.5;
            case DIFFERENT -> 0;
        };
    }

    private static double artists(Relations relations) {
        return switch (relations.artists()) {
            case AGREE -> 0.85 + 0.15 * shared(relations);
            case SHARED -> 0.8;
            case NEAR -> 0.75;
            case PARTLY -> 0.6;
            case UNKNOWN -> 0.5;
            case DIFFERENT -> 0;
        };
    }

    private static double shared(Relations relations) {
        int wanted = relations.wantedArtists();
        return wanted == 0 ? 1 : Math.min(1, relations.sharedArtists() / (double) wanted);
    }

    private static double duration(long gap, double far) {
        if (gap < 0) {
            return 0.55;
        }
        return gap >= far ? 0 : 1 - 0.9 * gap / far;
    }

    private static double album(Relations relations) {
        return switch (relations.album()) {
            case EXACT -> 1;
            case EDITION -> 0.9;
            case UNKNOWN -> 0.5;
            case DIFFERENT -> 0.3;
        };
    }

    private static double versions(Relations relations) {
        return switch (relations.versions().relation()) {
            case SAME -> 1;
            case UNSURE, HINTED -> 0.6;
            case LENGTH, MIX -> 0.5;
            case CONFLICT -> 0;
        };
    }
}
