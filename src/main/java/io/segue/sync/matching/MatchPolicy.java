package io.segue.sync.matching;

import java.time.Duration;
import java.util.Set;

/**
 * The thresholds of a decision. Weights and rules live with the evidence; what somebody may want to turn lives here.
 *
 * @param acceptScore least score of a silent acceptance. Equal title, artists and version words alone give 0.86, a misspelt title
 *     with everything else equal 0.91; anything below 0.75 lacks two kinds of evidence
 * @param margin how far the best must lie ahead of a different recording. Half a point in album (0.05) is a lead, a second of
 *     duration (0.015) is not
 * @param closeGap durations this close speak for the same recording: services round to seconds and trim silence differently. On
 *     iTunes-Amazon 99 of the 105 pairs labelled equal lie within 3 s, the other six 11 s and more apart
 * @param guestGap with other guests named, durations must lie this close unless the albums agree: a version with a guest is
 *     often cut differently by seconds
 * @param copyGap candidates that agree in everything but the album are one recording when their durations lie this close
 * @param nearGap up to here a gap is tolerated when nothing else speaks against the candidate (fades, hidden silence)
 * @param farGap beyond this two durations are two recordings, whatever the title says. Between {@code nearGap} and here the albums
 *     must agree. Set to 12 s rather than 10 s for one labelled pair of iTunes-Amazon that lies 11 s apart on one album
 * @param alternatives how many candidates a decision lists at most
 */
public record MatchPolicy(
        double acceptScore,
        double margin,
        Duration closeGap,
        Duration guestGap,
        Duration copyGap,
        Duration nearGap,
        Duration farGap,
        int alternatives,
        Doubts doubts,
        VersionRule versions,
        Set<Preference> preferences) {

    /** What a doubt does to a candidate. */
    public enum Doubts {
        /** Never accepted silently. */
        FORBID,
        /** Its score counts for less. */
        WEIGH
    }

    /** Which versions may stand in for others. */
    public enum VersionRule {
        /** None. */
        STRICT,
        /** Where a radio edit or an unmarked cut is wanted and not there, the longer original or extended mix of the same recording. */
        DJ
    }

    /** What to choose among releases of one recording. */
    public enum Preference {
        EXPLICIT,
        CLEAN,
        ORIGINAL,
        REMASTER
    }

    public MatchPolicy {
        if (!(acceptScore > 0 && acceptScore <= 1) || !(margin >= 0 && margin < 1) || alternatives < 1) {
            throw new IllegalArgumentException(
                    "acceptScore must lie in (0, 1], margin in [0, 1), alternatives be positive; were " + acceptScore
                            + ", " + margin + ", " + alternatives);
        }
        if (closeGap.compareTo(nearGap) > 0 || nearGap.compareTo(farGap) > 0) {
            throw new IllegalArgumentException(
                    "gaps must ascend: close " + closeGap + ", near " + nearGap + ", far " + farGap);
        }
        preferences = Set.copyOf(preferences);
    }

    /** Precision first: a wrong track is worse than a missing one. */
    public static MatchPolicy careful() {
        return new MatchPolicy(
                0.75,
                0.05,
                Duration.ofSeconds(3),
                Duration.ofMillis(2_500),
                Duration.ofSeconds(2),
                Duration.ofSeconds(6),
                Duration.ofSeconds(12),
                5,
                Doubts.FORBID,
                VersionRule.STRICT,
                Set.of());
    }

    /** For lists that lack durations or are full of misspellings, where a person looks over the result: doubts only weigh. */
    public static MatchPolicy lenient() {
        return careful().with(Doubts.WEIGH).withAcceptScore(0.62);
    }

    public MatchPolicy withAcceptScore(double score) {
        return but(score, doubts, versions, preferences);
    }

    public MatchPolicy with(Doubts doubts) {
        return but(acceptScore, doubts, versions, preferences);
    }

    public MatchPolicy with(VersionRule versions) {
        return but(acceptScore, doubts, versions, preferences);
    }

    public MatchPolicy with(Set<Preference> preferences) {
        return but(acceptScore, doubts, versions, preferences);
    }

    private MatchPolicy but(double score, Doubts doubts, VersionRule versions, Set<Preference> preferences) {
        return new MatchPolicy(
                score,
                margin,
                closeGap,
                guestGap,
                copyGap,
                nearGap,
                farGap,
                alternatives,
                doubts,
                versions,
                preferences);
    }
}
