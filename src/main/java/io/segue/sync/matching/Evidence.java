package io.segue.sync.matching;

import java.util.ArrayList;
import java.util.List;

/**
 * What speaks for and against one candidate.
 *
 * @param gapMillis how far the durations lie apart, or -1 when one is unknown
 * @param conflicts what convicts the candidate, for a person; with any, it is never accepted
 * @param doubts what a person should look at; with any, it is never accepted silently
 * @param support 0..1, what speaks for the candidate, whatever speaks against it
 * @param score support, held below acceptance by doubts and halved by conflicts
 */
record Evidence(
        MatchCandidate candidate,
        TitleRelation title,
        ArtistRelation artists,
        int sharedArtists,
        int wantedArtists,
        AlbumRelation album,
        long gapMillis,
        Identifier identifier,
        List<String> conflicts,
        List<String> doubts,
        double support,
        double score) {

    enum TitleRelation {
        EXACT("same title"),
        TRANSLITERATED("same title in another script"),
        SUBTITLE("same title but for a subtitle"),
        NEAR("nearly the same title"),
        SYMBOLS("same title, of symbols only"),
        DIFFERENT("different title");

        private final String words;

        TitleRelation(String words) {
            this.words = words;
        }
    }

    enum ArtistRelation {
        AGREE,
        /** One side's primary artist is only a guest on the other. */
        PARTLY,
        UNKNOWN,
        DIFFERENT
    }

    enum AlbumRelation {
        EXACT(", same album"),
        EDITION(", other edition of the album"),
        UNKNOWN(""),
        DIFFERENT(", other album");

        private final String words;

        AlbumRelation(String words) {
            this.words = words;
        }

        boolean agrees() {
            return this == EXACT || this == EDITION;
        }
    }

    enum Identifier {
        NONE(""),
        ISRC(", same ISRC"),
        URI(", same uri");

        private final String words;

        Identifier(String words) {
            this.words = words;
        }
    }

    Evidence {
        conflicts = List.copyOf(conflicts);
        doubts = List.copyOf(doubts);
    }

    boolean isClear() {
        return conflicts.isEmpty() && doubts.isEmpty();
    }

    MatchDecision.RankedCandidate ranked() {
        return new MatchDecision.RankedCandidate(candidate, score, explanation());
    }

    /** "same title, 2 of 2 artists, 1 s apart, same album, but live vs unmarked" */
    String explanation() {
        StringBuilder text = new StringBuilder(title.words);
        switch (artists) {
            case AGREE ->
                text.append(", ")
                        .append(sharedArtists)
                        .append(" of ")
                        .append(wantedArtists)
                        .append(" artists");
            case PARTLY -> text.append(", primary artist only a guest on one side");
            case UNKNOWN -> text.append(", artist unknown");
            case DIFFERENT -> text.append(", different artists");
        }
        text.append(gapMillis < 0 ? ", duration unknown" : ", " + Math.round(gapMillis / 1000.0) + " s apart");
        text.append(album.words).append(identifier.words);
        List<String> buts = new ArrayList<>(conflicts);
        buts.addAll(doubts);
        return buts.isEmpty()
                ? text.toString()
                : text.append(", but ").append(String.join("; ", buts)).toString();
    }
}
