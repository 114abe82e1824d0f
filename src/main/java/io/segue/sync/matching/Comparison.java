package io.segue.sync.matching;

import io.segue.sync.matching.MatchPolicy.VersionRule;
import io.segue.sync.matching.Relations.AlbumRelation;
import io.segue.sync.matching.Relations.ArtistRelation;
import io.segue.sync.matching.Relations.Identifier;
import io.segue.sync.matching.Relations.TitleRelation;
import io.segue.sync.matching.Versions.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges one candidate against the wanted track: what is in conflict, what is in doubt, and how much speaks for it. */
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

    private static final double WEIGHT_OF_DOUBT = 0.9;

    private final MatchPolicy policy;
    private final Fingerprint wanted;
    private final Fingerprint found;
    private final Relations relations;
    private @Nullable String substitution;
    private final List<String> conflicts = new ArrayList<>(2);
    private final List<String> doubts = new ArrayList<>(2);

    private Comparison(MatchPolicy policy, Fingerprint wanted, Fingerprint found, Relations relations) {
        this.policy = policy;
        this.wanted = wanted;
        this.found = found;
        this.relations = relations;
    }

    static Evidence of(MatchPolicy policy, Fingerprint wanted, MatchCandidate candidate, Fingerprint found) {
        Comparison comparison = new Comparison(policy, wanted, found, Relations.between(wanted, found, candidate));
        comparison.judgeTitle();
        comparison.judgeArtists();
        if (policy.versions() == VersionRule.DJ) {
            comparison.substitution = StandIn.find(
                    wanted, found, comparison.relations, policy.nearGap().toMillis());
        }
        if (comparison.substitution == null) {
            comparison.judgeVersions();
            comparison.judgeDuration();
        }
        if (comparison.relations.identifier() != Identifier.NONE) {
            comparison.acquit();
        }
        return comparison.conclude(candidate);
    }

    private Evidence conclude(MatchCandidate candidate) {
        // what stands in is longer on purpose: its length says nothing
        double support = Support.of(substitution == null ? relations : relations.withoutGap(), policy);
        double score = support * Math.pow(WEIGHT_OF_DOUBT, doubts.size());
        if (!conflicts.isEmpty()) {
            score *= 0.5;
        }
        return new Evidence(candidate, relations, conflicts, doubts, support, score, substitution);
    }

    /** Equal identifiers speak against a conviction, but identifiers can be wrong: without other support a doubt remains. */
    private void acquit() {
        boolean supported = isClose()
                && relations.title() == TitleRelation.EXACT
                && relations.versions().relation() != Relation.CONFLICT;
        if (supported) {
            doubts.clear();
        }
        doubts.addAll(conflicts);
        conflicts.clear();
    }

    private void judgeTitle() {
        switch (relations.title()) {
            case EXACT -> {
                if (GENERIC_TITLES.contains(wanted.title().fullKey())
                        && !relations.album().agrees()) {
                    doubts.add("a title the artist may have used twice");
                }
            }
            case SUBTITLE ->
                doubtUnless(isClose() && relations.album() != AlbumRelation.DIFFERENT, "a subtitle on one side only");
            case TRANSLITERATED -> doubtUnless(isClose(), "only an equal duration could settle it");
            case SLIPPED ->
                doubtUnless(
                        isClose()
                                || (relations.artists() == ArtistRelation.AGREE
                                        && relations.album().agrees()),
                        "values of other columns in the title");
            case NEAR -> doubtUnless(isMisspelt(), "spelt differently");
            case SYMBOLS -> doubts.add("a title without letters or digits");
            case DIFFERENT -> conflicts.add("different titles");
        }
    }

    /** Whether everything else agrees enough that another spelling is no other song. */
    private boolean isMisspelt() {
        if (relations.artists() != ArtistRelation.AGREE) {
            return false;
        }
        ParsedTitle mine = wanted.title();
        ParsedTitle theirs = found.title();
        if (Misspelling.isShort(mine.fullKey(), theirs.fullKey())) {
            return isClose() && relations.album().agrees();
        }
        return gapUnknown()
                ? relations.album() == AlbumRelation.EXACT || Misspelling.isTypo(mine, theirs)
                : isClose() && (relations.album().agrees() || Misspelling.isSlip(mine, theirs));
    }

    private void judgeArtists() {
        switch (relations.artists()) {
            case AGREE ->
                doubtUnless(
                        !relations.guestsDiffer()
                                || gapUnknown()
                                || relations.gapMillis() <= policy.guestGap().toMillis()
                                || relations.album().agrees(),
                        "other guests and not quite the same length");
            case SHARED -> doubtUnless(isClose(), "another artist is named first");
            case NEAR -> doubtUnless(isClose() && relations.album().agrees(), "the artist is spelt differently");
            case PARTLY -> doubtUnless(isClose() && relations.album().agrees(), "the primary artists differ");
            case UNKNOWN ->
                doubtUnless(
                        isClose() && (relations.album().agrees() || relations.title() == TitleRelation.SLIPPED),
                        "no artist to compare");
            case DIFFERENT -> {
                boolean sameTrackOfAlbum = relations.title() == TitleRelation.EXACT
                        && relations.album().agrees();
                (sameTrackOfAlbum ? doubts : conflicts).add("different artists");
            }
        }
    }

    private void judgeVersions() {
        Versions.Verdict versions = relations.versions();
        String words = versions.words() == null ? "versions differ" : versions.words();
        switch (versions.relation()) {
            case SAME -> {}
            case UNSURE ->
                doubtUnless(
                        (isClose() && relations.album().agrees())
                                || (isClose()
                                        && relations.album() == AlbumRelation.UNKNOWN
                                        && !relations.guestsDiffer())
                                || (gapUnknown() && relations.album().agrees() && !relations.guestsDiffer()),
                        words);
            case HINTED -> doubts.add(words);
            case MIX -> doubtUnless(isClose() && relations.album().agrees(), words);
            case LENGTH -> doubtUnless(isClose(), words);
            case CONFLICT -> conflicts.add(words);
        }
    }

    private void judgeDuration() {
        long gap = relations.gapMillis();
        if (gap < 0) {
            boolean acquitted =
                    relations.identifier() != Identifier.NONE; // one code, one recording, whatever the album is called
            doubtUnless(
                    acquitted || relations.album() != AlbumRelation.DIFFERENT,
                    "another album and no duration to compare");
        } else if (gap > policy.farGap().toMillis()) {
            String words = "durations " + Math.round(gap / 1000.0) + " s apart";
            (isCut() ? doubts : conflicts).add(words);
        } else if (gap > policy.nearGap().toMillis()) {
            doubtUnless(relations.album().agrees(), "durations " + Math.round(gap / 1000.0) + " s apart");
        }
    }

    private void doubtUnless(boolean settled, String doubt) {
        if (!settled) {
            doubts.add(doubt);
        }
    }

    private boolean isCut() {
        return relations.versions().relation() == Relation.LENGTH
                || relations.versions().relation() == Relation.MIX;
    }

    private boolean gapUnknown() {
        return relations.gapMillis() < 0;
    }

    private boolean isClose() {
        long gap = relations.gapMillis();
        return gap >= 0 && gap <= policy.closeGap().toMillis();
    }
}
