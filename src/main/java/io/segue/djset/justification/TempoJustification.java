package io.segue.djset.justification;

import io.segue.djset.CostModel;
import io.segue.djset.TempoChange;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rhythmic side of a transition: how far the incoming track must be pitched. */
record TempoJustification(
        @Nullable Double bpmFrom,
        @Nullable Double bpmTo,
        @Nullable TempoChange change) implements Justification {

    /** Beyond this a pitch fader at its usual range of ±8 % ends; most DJs stay below 5 %. */
    private static final double FADER = 8;

    /** Without key lock 6 % shift the key by a semitone; half of that is already heard as out of tune. */
    private static final double OUT_OF_TUNE = 3;

    static TempoJustification of(@Nullable Double from, @Nullable Double to) {
        return new TempoJustification(from, to, TempoChange.betweenKnown(from, to));
    }

    @Override
    public String rule() {
        return "tempo";
    }

    @Override
    public double weight(CostModel model) {
        return model.tempo();
    }

    @Override
    public int score() {
        return change == null ? UNKNOWN : Justification.score(change.cost());
    }

    @Override
    public Map<String, Object> numbers() {
        return Justification.numbers(
                "from",
                bpmFrom,
                "to",
                bpmTo,
                "pitch_percent",
                change == null ? null : Justification.rounded(change.pitchPercent()),
                "counting",
                change == null
                        ? null
                        : change.counting().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    /** Whether the pitch change is heard in the key unless the deck's key lock is on. */
    boolean needsKeyLock() {
        return change != null && Math.abs(change.pitchPercent()) > OUT_OF_TUNE;
    }

    boolean beyondTheFader() {
        return change != null && Math.abs(change.pitchPercent()) > FADER;
    }

    @Override
    public String sentence() {
        if (change == null) {
            return "The tempo is unknown on %s, so measure it first."
                    .formatted(
                            bpmFrom == null && bpmTo == null
                                    ? "both sides"
                                    : bpmFrom == null ? "the outgoing side" : "the incoming side");
        }
        String counted = switch (change.counting()) {
            case STRAIGHT -> "";
            case DOUBLE_TIME -> ", counted in double time";
            case HALF_TIME -> ", counted in half time";
        };
        return String.format(
                Locale.ROOT, "%.1f to %.1f BPM%s: %s", bpmFrom, bpmTo, counted, effort(change.pitchPercent()));
    }

    private static String effort(double pitch) {
        double size = Math.abs(pitch);
        if (size < .05) {
            return "no pitch change.";
        }
        String change = String.format(Locale.ROOT, "pitch the incoming track by %+.1f %%", pitch);
        if (size > FADER) {
            return change + ", too far for beatmatching; change tempo in a break, or cut.";
        }
        return size > OUT_OF_TUNE ? change + ", with key lock on." : change + ".";
    }
}
