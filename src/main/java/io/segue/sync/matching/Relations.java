package io.segue.sync.matching;

import org.jspecify.annotations.Nullable;

/**
 * How one candidate relates to the wanted track, field by field, nothing judged yet.
 *
 * @param gapMillis how far the durations lie apart, or -1 when one is unknown
 */
record Relations(
        TitleRelation title,
        ArtistRelation artists,
        int sharedArtists,
        int wantedArtists,
        boolean guestsDiffer,
        AlbumRelation album,
        Versions.Verdict versions,
        Identifier identifier,
        long gapMillis) {

    enum TitleRelation {
        EXACT("same title"),
        SLIPPED("same title, once values of other columns are taken out of it"),
        TRANSLITERATED("same title in another script"),
        SUBTITLE("same title but for a subtitle"),
        NEAR("nearly the same title"),
        SYMBOLS("same title, of symbols only"),
        DIFFERENT("different title");

        final String words;

        TitleRelation(String words) {
            this.words = words;
        }
    }

    enum ArtistRelation {
        AGREE,
        /** Misspelt on one side. */
        NEAR,
        /** Somebody who is nobody's guest is named on both sides, but not first: composer and performer, band and singer. */
        SHARED,
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

        final String words;

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

        final String words;

        Identifier(String words) {
            this.words = words;
        }
    }

    static Relations between(Fingerprint wanted, Fingerprint found, MatchCandidate candidate) {
        TitleRelation title = Titles.compare(wanted, found);
        if (title != TitleRelation.EXACT && title != TitleRelation.SYMBOLS) {
            SlippedValues.Pair pair = SlippedValues.putBack(wanted, found);
            if (pair != null) {
                return between(pair.title(), pair.wanted(), pair.found(), candidate);
            }
        }
        Identifier identifier = identifier(wanted, candidate);
        return title == TitleRelation.DIFFERENT && identifier == Identifier.NONE
                ? ofAnotherSong(wanted, found)
                : between(title, wanted, found, candidate);
    }

    /** Album and version words of another song do not matter. */
    private static Relations ofAnotherSong(Fingerprint wanted, Fingerprint found) {
        return new Relations(
                TitleRelation.DIFFERENT,
                artists(wanted, found),
                wanted.artists().sharedWith(found.artists()),
                wanted.artists().count(),
                false,
                AlbumRelation.UNKNOWN,
                Versions.Verdict.SAME,
                Identifier.NONE,
                gap(wanted, found));
    }

    private static long gap(Fingerprint wanted, Fingerprint found) {
        return wanted.millis() < 0 || found.millis() < 0 ? -1 : Math.abs(wanted.millis() - found.millis());
    }

    private static Relations between(
            TitleRelation title, Fingerprint wanted, Fingerprint found, MatchCandidate candidate) {
        return new Relations(
                title,
                artists(wanted, found),
                wanted.artists().sharedWith(found.artists()),
                wanted.artists().count(),
                !wanted.artists().isWithin(found.artists()) || !found.artists().isWithin(wanted.artists()),
                album(wanted.album(), found.album()),
                wanted.title().versions().compare(wanted.hints(), found.title().versions(), found.hints()),
                identifier(wanted, candidate),
                gap(wanted, found));
    }

    private static ArtistRelation artists(Fingerprint wanted, Fingerprint found) {
        ArtistNames mine = wanted.artists();
        ArtistNames theirs = found.artists();
        if (mine.isEmpty() || theirs.isEmpty()) {
            return ArtistRelation.UNKNOWN;
        }
        boolean theyNameMine = theirs.includesPrimaryOf(mine);
        boolean iNameTheirs = mine.includesPrimaryOf(theirs);
        if ((theyNameMine && iNameTheirs) || mine.latin().matches(theirs.latin())) {
            return ArtistRelation.AGREE;
        }
        if (theyNameMine || iNameTheirs || mine.sharesMain(theirs)) {
            boolean one = mine.sharesMain(theirs) && (mine.isWithin(theirs) || theirs.isWithin(mine));
            return one ? ArtistRelation.SHARED : ArtistRelation.PARTLY;
        }
        return Misspelling.isNear(mine.first(), theirs.first()) || oneExtends(mine.first(), theirs.first())
                ? ArtistRelation.NEAR
                : ArtistRelation.DIFFERENT;
    }

    /** "Patti Smith" and "Patti Smith Group". */
    private static boolean oneExtends(String a, String b) {
        String longer = a.length() > b.length() ? a : b;
        String shorter = longer.equals(a) ? b : a;
        return shorter.length() > 5 && (longer.startsWith(shorter) || longer.endsWith(shorter));
    }

    private static AlbumRelation album(@Nullable AlbumTitle mine, @Nullable AlbumTitle theirs) {
        if (mine == null || theirs == null) {
            return AlbumRelation.UNKNOWN;
        }
        if (mine.key().equals(theirs.key())) {
            return AlbumRelation.EXACT;
        }
        return Titles.sameAlbum(mine.title(), theirs.title()) ? AlbumRelation.EDITION : AlbumRelation.DIFFERENT;
    }

    Relations withoutGap() {
        return new Relations(
                title, artists, sharedArtists, wantedArtists, guestsDiffer, album, versions, identifier, -1);
    }

    static Identifier identifier(Fingerprint wanted, MatchCandidate candidate) {
        if (candidate.uri().equals(wanted.track().uri())) {
            return Identifier.URI;
        }
        String isrc = wanted.track().isrc();
        return isrc != null && isrc.equals(candidate.track().isrc()) ? Identifier.ISRC : Identifier.NONE;
    }

    /** "same title, 1 of 2 artists, 1 s apart, same album" */
    String words() {
        String artistWords = switch (artists) {
            case AGREE -> sharedArtists + " of " + wantedArtists + " artists";
            case NEAR -> "artist spelt differently";
            case SHARED -> sharedArtists + " of " + wantedArtists + " artists, another one first";
            case PARTLY -> "primary artist only a guest on one side";
            case UNKNOWN -> "artist unknown";
            case DIFFERENT -> "different artists";
        };
        String durationWords = gapMillis < 0 ? "duration unknown" : Math.round(gapMillis / 1000.0) + " s apart";
        return title.words + ", " + artistWords + ", " + durationWords + album.words + identifier.words;
    }
}
