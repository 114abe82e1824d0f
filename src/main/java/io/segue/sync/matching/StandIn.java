package io.segue.sync.matching;

import io.segue.sync.matching.Relations.ArtistRelation;
import io.segue.sync.matching.Relations.TitleRelation;
import io.segue.sync.matching.Versions.Relation;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a candidate is the long cut of what is wanted short: an extended or original mix for a radio edit. Everything but
 * the cut must agree; two remixers, or a live and a studio recording, never stand in for each other.
 */
final class StandIn {

    private StandIn() {}

    /**
     * @param nearMillis up to here two lengths are one cut
     * @return "extended for radio edit", or {@code null}
     */
    static @Nullable String find(Fingerprint wanted, Fingerprint found, Relations relations, long nearMillis) {
        Versions asked = wanted.title().versions();
        Versions offered = found.title().versions();
        boolean sameButCut = relations.title() == TitleRelation.EXACT
                && relations.artists() == ArtistRelation.AGREE
                && (relations.versions().relation() == Relation.LENGTH
                        || relations.versions().relation() == Relation.SAME);
        boolean longer = wanted.millis() < 0 || found.millis() < 0 || found.millis() > wanted.millis() + nearMillis;
        boolean original = isOriginalMix(found);
        boolean offersLong = offered.has(VersionKind.EXTENDED) || original || asked.has(VersionKind.RADIO_EDIT);
        if (!sameButCut
                || !longer
                || !offersLong
                || asked.has(VersionKind.EXTENDED)
                || offered.has(VersionKind.RADIO_EDIT)
                || (relations.versions().relation() == Relation.SAME && relations.gapMillis() < 0)) {
            return null;
        }
        String stand = offered.has(VersionKind.EXTENDED) ? "extended" : original ? "original mix" : "full length";
        return stand + " for " + (asked.has(VersionKind.RADIO_EDIT) ? "radio edit" : "unmarked cut");
    }

    private static boolean isOriginalMix(Fingerprint track) {
        return TextKey.fold(track.track().title()).contains("original mix");
    }
}
