package io.segue.djset;

import io.segue.library.MusicalKey;
import org.jspecify.annotations.Nullable;

/**
 * How one key follows another on the Camelot wheel, after the rules of harmonic mixing. The direction changes the name of a move, never its
 * cost, so that costs are symmetric.
 *
 * @param kind what the move is
 * @param steps clockwise steps around the wheel, -5..6
 * @param modeChange whether major and minor change places
 */
public record KeyMove(Kind kind, int steps, boolean modeChange) {

    /** The moves of harmonic mixing, best first, and what is left. */
    public enum Kind {
        /** same key: all notes and the tonic are shared */
        SAME,
        /** one step, same letter: a fifth up or down, six of seven notes shared */
        ADJACENT,
        /** same number, other letter: relative major and minor share all notes */
        RELATIVE,
        /** A to B one down, B to A one up: six notes and most of the tonic chord shared (Am and F) */
        DIAGONAL,
        /** two steps: a whole tone */
        WHOLE_TONE,
        /** seven steps: a semitone */
        SEMITONE,
        /** everything else, dearer with its distance on the wheel */
        CLASH
    }

    public static KeyMove between(MusicalKey from, MusicalKey to) {
        int clockwise = Math.floorMod(to.number() - from.number(), 12);
        int steps = clockwise > 6 ? clockwise - 12 : clockwise;
        boolean modeChange = from.mode() != to.mode();
        return new KeyMove(kind(steps, modeChange, to.mode()), steps, modeChange);
    }

    /** As {@link #between}; {@code null} where either key is unknown. */
    public static @Nullable KeyMove betweenKnown(@Nullable MusicalKey from, @Nullable MusicalKey to) {
        return from == null || to == null ? null : between(from, to);
    }

    private static Kind kind(int steps, boolean modeChange, MusicalKey.Mode arrival) {
        if (modeChange) {
            int diagonal = arrival == MusicalKey.Mode.MAJOR ? -1 : 1;
            return steps == 0 ? Kind.RELATIVE : steps == diagonal ? Kind.DIAGONAL : Kind.CLASH;
        }
        return switch (Math.abs(steps)) {
            case 0 -> Kind.SAME;
            case 1 -> Kind.ADJACENT;
            case 2 -> Kind.WHOLE_TONE;
            case 5 -> Kind.SEMITONE; // seven steps one way are five the other
            default -> Kind.CLASH;
        };
    }

    /** Cost in 0..1; a clash costs {@code .4 + .1 per step}, and {@code .05} more where the mode changes too. */
    public double cost() {
        return switch (kind) {
            case SAME -> 0;
            case ADJACENT, RELATIVE -> .1;
            case DIAGONAL -> .25;
            case WHOLE_TONE -> .4;
            case SEMITONE -> .5;
            case CLASH -> Math.min(1, .4 + .1 * Math.abs(steps) + (modeChange ? .05 : 0));
        };
    }

    /** Whether the move is one of the three that every harmonic mixing guide calls safe: same key, one step, or relative. */
    public boolean isSafe() {
        return kind == Kind.SAME || kind == Kind.ADJACENT || kind == Kind.RELATIVE;
    }
}
