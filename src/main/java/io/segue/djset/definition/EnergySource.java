package io.segue.djset.definition;

import io.segue.library.AudioFeatures;
import io.segue.library.Track;
import org.jspecify.annotations.Nullable;

/** Where the energy of tracks is taken from. */
public enum EnergySource {
    /** A value of its own, as enriched files and audio features have it. */
    FIELD("a field of the file"),
    /** What key-detection software notes in the comment: "Energy 7". */
    COMMENT("the comment"),
    /** Stars: five of them are full energy. */
    RATING("the rating");

    private final String words;

    EnergySource(String words) {
        this.words = words;
    }

    /** For people: "the comment". */
    public String words() {
        return words;
    }

    /** The track with the energy this source gives it; unknown where it gives none. */
    public Track energised(Track track) {
        AudioFeatures features = track.features();
        return this == FIELD || features == null ? track : track.withFeatures(features.withEnergy(energy(features)));
    }

    private @Nullable Double energy(AudioFeatures features) {
        return switch (this) {
            case FIELD -> features.energy();
            case COMMENT -> features.notedEnergy();
            case RATING -> features.rating();
        };
    }
}
