package io.segue.djset;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The course the energy of a set should take: a piecewise-linear line over the length of the set. Levels are relative to the set, from its
 * calmest track (0) to its most energetic (1), so that one arc fits every collection. Without points there is no arc.
 *
 * @param name what people call it
 * @param points from the opening (at 0) to the end (at 1), strictly ascending; empty for no arc
 */
public record EnergyArc(String name, List<Point> points) {

    /**
     * @param at 0..1 of the set's length, by position
     * @param level 0..1 of the set's range of energy
     */
    public record Point(double at, double level) {}

    public static final EnergyArc OFF = new EnergyArc("off", List.of());
    public static final EnergyArc WARM_UP = arc("warm-up", 0, .05, .6, .35, 1, .7);
    public static final EnergyArc BUILD = arc("build", 0, .1, 1, 1);
    public static final EnergyArc PEAK = arc("peak", 0, .3, .65, 1, 1, .5);
    public static final EnergyArc COOL_DOWN = arc("cool-down", 0, .8, 1, .1);
    public static final EnergyArc WAVE = arc("wave", 0, .3, .2, .7, .4, .4, .7, 1, .85, .5, 1, .8);
    public static final EnergyArc FLAT = arc("flat", 0, .5, 1, .5);
    public static final List<EnergyArc> PRESETS = List.of(WARM_UP, BUILD, PEAK, COOL_DOWN, WAVE, FLAT, OFF);

    public EnergyArc {
        points = List.copyOf(points);
        if (!points.isEmpty()) {
            requireWhole(points);
        }
    }

    /**
     * The preset of that name, case ignored.
     *
     * @throws IllegalArgumentException naming the presets there are
     */
    public static EnergyArc named(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        return PRESETS.stream()
                .filter(arc -> arc.name.equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No energy arc is called '" + name + "'. There are: "
                        + PRESETS.stream().map(EnergyArc::name).collect(Collectors.joining(", "))));
    }

    /**
     * An arc of one's own.
     *
     * @param points from (0, level) to (1, level), each further on than the one before
     * @throws IllegalArgumentException saying what is wrong with the points
     */
    public static EnergyArc through(List<Point> points) {
        if (points.isEmpty()) {
            throw new IllegalArgumentException("an arc needs at least two points, or the name off");
        }
        return new EnergyArc("own", points);
    }

    /**
     * The energy wanted at each position of a set of these energies, 0..1 absolute. Empty when there is no arc to follow: it is off, or the
     * known energies do not differ.
     *
     * @param energies one per track in any order, {@code null} where unknown
     */
    public Optional<double[]> targets(Collection<@Nullable Double> energies) {
        double[] known = energies.stream()
                .filter(Objects::nonNull)
                .mapToDouble(Objects::requireNonNull)
                .toArray();
        double low = Arrays.stream(known).min().orElse(0);
        double high = Arrays.stream(known).max().orElse(0);
        if (points.isEmpty() || low == high) {
            return Optional.empty();
        }
        return Optional.of(targets(low, high, energies.size()));
    }

    /**
     * The energy wanted at each position between a lowest and a highest. Only where there is an arc.
     *
     * @param low energy at level 0
     * @param high energy at level 1
     */
    public double[] targets(double low, double high, int positions) {
        double[] targets = new double[positions];
        for (int p = 0; p < positions; p++) {
            targets[p] = low + (high - low) * level((double) p / Math.max(1, positions - 1));
        }
        return targets;
    }

    /** The level at a place of the set, both 0..1. */
    double level(double at) {
        int next = 1;
        while (next < points.size() - 1 && points.get(next).at() < at) {
            next++;
        }
        Point a = points.get(next - 1);
        Point b = points.get(next);
        return a.level() + (b.level() - a.level()) * (at - a.at()) / (b.at() - a.at());
    }

    private static void requireWhole(List<Point> points) {
        double previous = -1;
        for (Point point : points) {
            if (!(point.level() >= 0 && point.level() <= 1) || !(point.at() > previous)) {
                throw new IllegalArgumentException("points of an arc must ascend, levels lie in 0..1: " + points);
            }
            previous = point.at();
        }
        if (points.size() < 2 || points.get(0).at() != 0 || previous != 1) {
            throw new IllegalArgumentException("an arc must lead from 0 to 1: " + points);
        }
    }

    private static EnergyArc arc(String name, double... atAndLevel) {
        Point[] points = new Point[atAndLevel.length / 2];
        for (int i = 0; i < points.length; i++) {
            points[i] = new Point(atAndLevel[2 * i], atAndLevel[2 * i + 1]);
        }
        return new EnergyArc(name, List.of(points));
    }
}
