package io.segue.djset.justification;

import io.segue.djset.CostModel;
import io.segue.djset.TransitionCost;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the energy goes.
 *
 * @param target what the arc asks for at the incoming track, 0..1; {@code null} where no arc is followed
 * @param score as the sequencer counts the step
 */
record EnergyJustification(
        @Nullable Double from,
        @Nullable Double to,
        @Nullable Double target,
        int score) implements Justification {

    private static final double STEADY = .03;
    private static final double JUMP = .2;
    private static final double OFF_ARC = .15;

    static EnergyJustification of(
            @Nullable Double from, @Nullable Double to, @Nullable Double target, TransitionCost cost) {
        return new EnergyJustification(from, to, target, Justification.score(cost.energy()));
    }

    @Override
    public String rule() {
        return "energy";
    }

    @Override
    public double weight(CostModel model) {
        return model.energy();
    }

    @Override
    public Map<String, Object> numbers() {
        return Justification.numbers(
                "from",
                from,
                "to",
                to,
                "step",
                from == null || to == null ? null : Justification.rounded(to - from),
                "target",
                target == null ? null : Justification.rounded(target));
    }

    boolean known() {
        return from != null && to != null;
    }

    /** Whether the energy jumps further than a crowd follows without a reason. */
    boolean jumps() {
        return from != null && to != null && Math.abs(to - from) > JUMP;
    }

    @Override
    public String sentence() {
        if (from == null || to == null) {
            return "The energy is unknown on %s."
                    .formatted(
                            from == null && to == null
                                    ? "both sides"
                                    : from == null ? "the outgoing side" : "the incoming side");
        }
        double step = to - from;
        String course = Math.abs(step) < STEADY
                ? "stays level"
                : (step > 0 ? "rises" : "falls") + (Math.abs(step) > JUMP ? " abruptly" : "");
        return String.format(Locale.ROOT, "Energy %s, %.2f to %.2f%s.", course, from, to, againstArc(to));
    }

    private String againstArc(double arrival) {
        if (target == null || Math.abs(arrival - target) <= OFF_ARC) {
            return "";
        }
        return String.format(
                Locale.ROOT, ", %s the %.2f the arc asks for", arrival > target ? "above" : "below", target);
    }
}
