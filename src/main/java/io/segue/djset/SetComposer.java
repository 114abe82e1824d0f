package io.segue.djset;

import io.segue.djset.justification.SetJustifier;
import io.segue.djset.sequencing.Alternatives;
import io.segue.djset.sequencing.SetSequencer;
import io.segue.library.Track;
import java.util.List;
import java.util.Optional;

/**
 * Makes a set of tracks, in one go or in the two steps of the set workflow, which may run in different processes. Pure and deterministic.
 * Thread-safe.
 */
public final class SetComposer {

    private final SetSequencer sequencer = new SetSequencer();
    private final SetJustifier justifier = new SetJustifier();

    /** Orders the tracks and explains the order. */
    public SetDocument compose(List<Track> tracks, SetRules rules) {
        Sequence sequence = sequence(tracks, rules);
        return justify(inOrder(tracks, sequence), sequence, rules);
    }

    /**
     * First step: finds the order.
     *
     * @throws IllegalArgumentException when there are more tracks than a set can hold
     */
    public Sequence sequence(List<Track> tracks, SetRules rules) {
        return sequencer.sequence(tracks, rules);
    }

    /**
     * What else could have been done about single transitions.
     *
     * @param tracks as given to the first step, the whole pool
     * @param sequence what the first step made of them
     * @param rules as in the first step
     * @param transitions by number from 1; each takes time in proportion to the square of the set's length
     * @return one per transition asked for; empty where nothing else keeps what is requested
     */
    public List<Optional<Alternative>> alternatives(
            List<Track> tracks, Sequence sequence, SetRules rules, List<Integer> transitions) {
        if (transitions.isEmpty()) {
            return List.of();
        }
        Alternatives alternatives = new Alternatives(tracks, sequence, rules);
        return transitions.stream().map(alternatives::to).toList();
    }

    /**
     * Second step: explains it.
     *
     * @param inOrder the tracks as they are to be played
     * @param sequence what the first step said about this order
     * @param rules as in the first step
     */
    public SetDocument justify(List<Track> inOrder, Sequence sequence, SetRules rules) {
        return justifier.justify(inOrder, sequence, rules);
    }

    /** The tracks as the sequence plays them. */
    public static List<Track> inOrder(List<Track> tracks, Sequence sequence) {
        return sequence.order().stream().map(tracks::get).toList();
    }
}
