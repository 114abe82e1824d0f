package io.segue.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * One thing that goes wrong.
 *
 * @param afterMillis since the fault before was over
 * @param forMillis until whoever is gone comes back, or goes on
 */
record Fault(Kind kind, long afterMillis, long forMillis) {

    enum Kind {
        KILL_LAUNCHER(6),
        KILL_WORKER(6),
        KILL_DATABASE(4),
        KILL_TEMPORAL(4),
        /** SIGTERM, and the same command again at once. */
        STOP_LAUNCHER(2),
        STOP_WORKER(2),
        /** Stopped beyond its lease, then woken up among those who took over. */
        PAUSE_LAUNCHER(1),
        PAUSE_WORKER(1),
        /** Started again with a clock that is ten minutes ahead, or behind. */
        SKEW_LAUNCHER(1),
        /** Temporal comes back without anything that it knew; by name only. */
        EMPTY_TEMPORAL(0);

        private final int weight;

        Kind(int weight) {
            this.weight = weight;
        }
    }

    private static final long LONGEST_DOWN = 4_000;
    private static final long BEYOND_A_LEASE = 20_000;

    /**
     * A handful of faults, the same for the same seed.
     *
     * @param span how long an undisturbed run takes
     */
    static List<Fault> plan(long seed, long span) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        List<Fault> faults = new ArrayList<>();
        int count = 2 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            Kind kind = any(random);
            boolean pause = kind == Kind.PAUSE_LAUNCHER || kind == Kind.PAUSE_WORKER;
            boolean atOnce = kind == Kind.STOP_LAUNCHER;
            long down = pause ? BEYOND_A_LEASE : atOnce ? 0 : (long) (random.nextDouble() * LONGEST_DOWN);
            faults.add(new Fault(kind, (long) (random.nextDouble() * span * (i == 0 ? .8 : .5)), down));
        }
        return faults;
    }

    private static Kind any(Random random) {
        int all = 0;
        for (Kind kind : Kind.values()) {
            all += kind.weight;
        }
        int drawn = random.nextInt(all);
        for (Kind kind : Kind.values()) {
            drawn -= kind.weight;
            if (drawn < 0) {
                return kind;
            }
        }
        throw new IllegalStateException("weights do not add up");
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " after " + afterMillis + " ms for " + forMillis
                + " ms";
    }
}
