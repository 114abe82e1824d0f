package io.segue.djset.justification;

import io.segue.djset.CostModel;
import io.segue.djset.SetDocument.Reason;
import io.segue.djset.SetDocument.Transition;
import io.segue.djset.TransitionCost;
import io.segue.library.AudioFeatures;
import io.segue.library.Track;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the justifications of one transition together. Its score is the complement of the cost the sequencer minimised. */
final class TransitionJustifier {

    private TransitionJustifier() {}

    /**
     * @param position of the outgoing track, 1-based
     * @param target energy the arc asks for at the incoming track
     */
    static Transition justify(int position, Track from, Track to, @Nullable Double target, CostModel model) {
        AudioFeatures a = TransitionCost.features(from);
        AudioFeatures b = TransitionCost.features(to);
        TransitionCost cost = TransitionCost.of(from, to, model);
        KeyJustification key = KeyJustification.of(a.key(), b.key());
        TempoJustification tempo = TempoJustification.of(a.bpm(), b.bpm());
        EnergyJustification energy = EnergyJustification.of(a.energy(), b.energy(), target, cost);
        GenreJustification genre = GenreJustification.of(from.genre(), to.genre(), cost);
        ArtistJustification artist = new ArtistJustification(cost.sameArtist());
        return new Transition(
                position,
                from.title(),
                to.title(),
                cost.score(model),
                List.of(key, tempo, energy, genre, artist).stream()
                        .map(each -> new Reason(
                                each.rule(), each.weight(model), score(each, cost), each.numbers(), each.sentence()))
                        .toList(),
                new TransitionAdvice(key, tempo, energy, genre, artist).sentences(),
                null);
    }

    /** As the model counts it, which may be stricter than the rule on its own. */
    private static int score(Justification each, TransitionCost cost) {
        return switch (each.rule()) {
            case "key" -> Justification.score(cost.key());
            case "tempo" -> Justification.score(cost.tempo());
            default -> each.score();
        };
    }
}
