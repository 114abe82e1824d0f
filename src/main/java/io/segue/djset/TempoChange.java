package io.segue.djset;

import org.jspecify.annotations.Nullable;

/**
 * What it takes to bring the incoming track to the tempo of the outgoing one, counting it in half or double time where that is closer.
 *
 * @param pitchPercent speed change of the incoming track in percent, signed: negative slows it down
 * @param gapPercent distance of the two tempos in percent of the faster, 0..100; the same in both directions
 * @param counting how the incoming track is counted against the outgoing one
 */
public record TempoChange(double pitchPercent, double gapPercent, Counting counting) {

    /** How the incoming beat lies against the outgoing one. */
    public enum Counting {
        STRAIGHT(1),
        /** two beats of the outgoing track on one of the incoming */
        DOUBLE_TIME(2),
        /** one beat of the outgoing track on two of the incoming */
        HALF_TIME(.5);

        private final double factor;

        Counting(double factor) {
            this.factor = factor;
        }
    }

    private static final double OCTAVE_SURCHARGE = .25;

    /**
     * The cheapest of straight, double and half time.
     *
     * @param from beats per minute of the outgoing track, positive
     * @param to beats per minute of the incoming track, positive
     */
    public static TempoChange between(double from, double to) {
        TempoChange best = counted(from, to, Counting.STRAIGHT);
        for (Counting counting : new Counting[] {Counting.DOUBLE_TIME, Counting.HALF_TIME}) {
            TempoChange other = counted(from, to, counting);
            if (other.cost() < best.cost()) {
                best = other;
            }
        }
        return best;
    }

    /** As {@link #between}; {@code null} where either tempo is unknown. */
    public static @Nullable TempoChange betweenKnown(@Nullable Double from, @Nullable Double to) {
        return from == null || to == null ? null : between(from, to);
    }

    private static TempoChange counted(double from, double to, Counting counting) {
        double counted = to * counting.factor;
        return new TempoChange(100 * (from / counted - 1), gap(from, counted), counting);
    }

    /**
     * Cost in 0..1 by {@code .9 (1 - exp(-gap²/50)) + .1 min(1, gap/30)}, and {@code .25} more for half or double time: flat below 2 %,
     * which nobody hears, steep around 6 %, where a pitch fader ends.
     */
    public double cost() {
        return cost(gapPercent, counting);
    }

    /**
     * What {@code between(from, to).cost()} is, without making anything.
     *
     * @param octaves whether half and double time may be counted
     */
    static double cost(double from, double to, boolean octaves) {
        double straight = cost(gap(from, to), Counting.STRAIGHT);
        if (!octaves || straight <= OCTAVE_SURCHARGE) {
            return straight;
        }
        double octave = Math.min(gap(from, 2 * to), gap(from, to / 2));
        return Math.min(straight, cost(octave, Counting.DOUBLE_TIME));
    }

    private static double gap(double from, double counted) {
        return 100 * Math.abs(from - counted) / Math.max(from, counted);
    }

    private static double cost(double gapPercent, Counting counting) {
        // StrictMath gives the same bits on every machine, and the order of a set hangs on them.
        double heard = 1 - StrictMath.exp(-gapPercent * gapPercent / 50);
        double cost = .9 * heard + .1 * Math.min(1, gapPercent / 30);
        return Math.min(1, counting == Counting.STRAIGHT ? cost : cost + OCTAVE_SURCHARGE);
    }
}
