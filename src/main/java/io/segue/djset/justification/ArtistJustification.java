package io.segue.djset.justification;

import io.segue.djset.CostModel;
import java.util.Map;

/** Whether an artist is heard twice in a row. A track without artists is no evidence of that. */
record ArtistJustification(boolean sameArtist) implements Justification {

    @Override
    public String rule() {
        return "artist";
    }

    @Override
    public double weight(CostModel model) {
        return model.artist();
    }

    @Override
    public int score() {
        return sameArtist ? 0 : 100;
    }

    @Override
    public Map<String, Object> numbers() {
        return Justification.numbers("same_artist", sameArtist);
    }

    @Override
    public String sentence() {
        return sameArtist ? "The same artist twice in a row." : "No artist repeats.";
    }
}
