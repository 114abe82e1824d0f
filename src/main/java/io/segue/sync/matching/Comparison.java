package io.segue.sync.matching;

import io.segue.sync.matching.Evidence.AlbumRelation;
import io.segue.sync.matching.Evidence.ArtistRelation;
import io.segue.sync.matching.Evidence.Identifier;
import io.segue.sync.matching.Evidence.TitleRelation;
import io.segue.sync.matching.Versions.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Weighs one candidate against the wanted track: gathers the evidence, then says what is in conflict and what is in doubt. */
final class Comparison {

    /** One artist uses these names for many songs, so another album is another song. */
    private static final Set<String> GENERIC_TITLES = Set.of(
            "intro",
            "outro",
            "interlude",
            "skit",
            "untitled",
            "prelude",
            "prologue",
            "epilogue",
            "hiddentrack",
            "medley");

    private final MatchPolicy policy;
    private final Fingerprint wanted;
    private final Fingerprint found;
    private final MatchCandidate candidate;
    private final List<String> conflicts = new ArrayList<>(2);
    private final List<String> doubts = new ArrayList<>(2);

    private final TitleRelation title;
    private final ArtistRelation artists;
    private final AlbumRelation album;
    private final Versions.Verdict versions;
    private final Identifier identifier;
    private final long gap;

    private Comparison(MatchPolicy policy, Fingerprint wanted, MatchCandidate candidate, Fingerprint found) {
        this.policy = policy;
        this.wanted = wanted;
        this.candidate = candidate;
        this.found = found;
        this.gap = wanted.millis() < 0 || found.millis() < 0 ? -1 : Math.abs(wanted.millis() - found.millis());
        this.title = Titles.compare(wanted, found);
        this.artists = compareArtists();
        this.album = compareAlbums();
        this.versions =
                wanted.title().versions().compare(wanted.hints(), found.title().versions(), found.hints());
        this.identifier = compareIdentifiers();
    }

    static Evidence of(MatchPolicy policy, Fingerprint wanted, MatchCandidate candidate, Fingerprint found) {
        Comparison comparison = new Comparison(policy, wanted, candidate, found);
        comparison.judgeTitle();
        comparison.judgeArtists();
        comparison.judgeVersions();
        comparison.judgeDuration();
        return comparison.conclude();
    }

    private Evidence conclude() {
        if (identifier != Identifier.NONE) {
            acquit();
        }
        double support = support();
        double score = support;
        if (!conflicts.isEmpty()) {
            score *= 0.5;
        } else if (!doubts.isEmpty()) {
            score = Math.min(score, policy.acceptScore() * 0.99);
        }
        return new Evidence(
                candidate,
                title,
                artists,
                wanted.artists().sharedWith(found.artists()),
                wanted.artists().count(),
                album,
                gap,
                identifier,
                conflicts,
                doubts,
                support,
                score);
    }

    /** Equal identifiers speak against a conviction, but identifiers can be wrong: without other support a doubt remains. */
    private void acquit() {
        boolean supported = isClose() && title == TitleRelation.EXACT && versions.relation() != Relation.CONFLICT;
        if (supported) {
            doubts.clear();
        }
        doubts.addAll(conflicts);
        conflicts.clear();
    }

    private void judgeTitle() {
        switch (title) {
            case EXACT -> {
                if (GENERIC_TITLES.contains(wanted.title().fullKey()) && !album.agrees()) {
                    doubts.add("a title the artist may have used twice");
                }
            }
            case SUBTITLE, TRANSLITERATED -> doubtUnless(isClose(), "only an equal duration could settle it");
            case NEAR -> doubtUnless(isClose() && album.agrees(), "spelt differently");
            case SYMBOLS -> doubts.add("a title without letters or digits");
            case DIFFERENT -> conflicts.add("different titles");
        }
    }

    private void judgeArtists() {
        switch (artists) {
            case AGREE -> {}
            case PARTLY -> doubtUnless(isClose() && album.agrees(), "the primary artists differ");
            case UNKNOWN -> doubtUnless(isClose() && album.agrees(), "no artist to compare");
            case DIFFERENT -> conflicts.add("different artists");
        }
    }

    private void judgeVersions() {
        String words = versions.words() == null ? "versions differ" : versions.words();
        switch (versions.relation()) {
            case SAME -> {}
            case UNSURE -> doubtUnless(isClose() && album != AlbumRelation.DIFFERENT, words);
            case HINTED -> doubts.add(words);
            case LENGTH -> doubtUnless(isClose(), words);
            case CONFLICT -> conflicts.add(words);
        }
    }

    private void judgeDuration() {
        if (gap < 0) {
            doubtUnless(album != AlbumRelation.DIFFERENT, "another album and no duration to compare");
        } else if (gap > policy.farGap().toMillis()) {
            String words = "durations " + Math.round(gap / 1000.0) + " s apart";
            (versions.relation() == Relation.LENGTH ? doubts : conflicts).add(words);
        } else if (gap > policy.nearGap().toMillis()) {
            doubtUnless(album.agrees(), "durations " + Math.round(gap / 1000.0) + " s apart");
        }
    }

    private void doubtUnless(boolean settled, String doubt) {
        if (!settled) {
            doubts.add(doubt);
        }
    }

    private boolean isClose() {
        return gap >= 0 && gap <= policy.closeGap().toMillis();
    }

    private ArtistRelation compareArtists() {
        ArtistNames mine = wanted.artists();
        ArtistNames theirs = found.artists();
        if (mine.isEmpty() || theirs.isEmpty()) {
            return ArtistRelation.UNKNOWN;
        }
        boolean theyNameMine = theirs.includesPrimaryOf(mine);
        boolean iNameTheirs = mine.includesPrimaryOf(theirs);
        if (theyNameMine && iNameTheirs
                || Titles.sameInLatin(wanted.track().artists(), found.track().artists())) {
            return ArtistRelation.AGREE;
        }
        return theyNameMine || iNameTheirs ? ArtistRelation.PARTLY : ArtistRelation.DIFFERENT;
    }

    private AlbumRelation compareAlbums() {
        AlbumTitle mine = wanted.album();
        AlbumTitle theirs = found.album();
        if (mine == null || theirs == null) {
            return AlbumRelation.UNKNOWN;
        }
        if (mine.key().equals(theirs.key())) {
            return AlbumRelation.EXACT;
        }
        return Titles.sameAlbum(mine.title(), theirs.title()) ? AlbumRelation.EDITION : AlbumRelation.DIFFERENT;
    }

    private Identifier compareIdentifiers() {
        if (candidate.uri().equals(wanted.track().uri())) {
            return Identifier.URI;
        }
        String isrc = wanted.track().isrc();
        return isrc != null && isrc.equals(candidate.track().isrc()) ? Identifier.ISRC : Identifier.NONE;
    }

    /** Weights sum to one. Unknown evidence counts about half, so that it neither helps nor hurts much. */
    private double support() {
        double titleValue = switch (title) {
            case EXACT -> 1;
            case TRANSLITERATED -> 0.9;
            case SUBTITLE -> 0.85;
            case NEAR -> 0.75;
            case SYMBOLS -> 0.5;
            case DIFFERENT -> 0;
        };
        int count = wanted.artists().count();
        double shared = count == 0 ? 1 : Math.min(1, wanted.artists().sharedWith(found.artists()) / (double) count);
        double artistValue = switch (artists) {
            case AGREE -> 0.85 + 0.15 * shared;
            case PARTLY -> 0.6;
            case UNKNOWN -> 0.5;
            case DIFFERENT -> 0;
        };
        double albumValue = switch (album) {
            case EXACT -> 1;
            case EDITION -> 0.9;
            case UNKNOWN -> 0.5;
            case DIFFERENT -> 0.3;
        };
        double versionValue = switch (versions.relation()) {
            case SAME -> 1;
            case UNSURE, HINTED -> 0.6;
            case LENGTH -> 0.5;
            case CONFLICT -> 0;
        };
        double identity = identifier == Identifier.NONE ? 0 : 0.1;
        double sum =
                0.35 * titleValue + 0.25 * artistValue + 0.2 * durationValue() + 0.1 * albumValue + 0.1 * versionValue;
        return Math.min(1, sum + identity);
    }

    private double durationValue() {
        if (gap < 0) {
            return 0.55;
        }
        double far = policy.farGap().toMillis();
        return gap >= far ? 0 : 1 - 0.9 * gap / far;
    }
}
