package io.segue.djset.sequencing;

/**
 * What the rules of spacing cost a round trip through silence, kept up to date while stretches of it are played backwards: only what
 * reaches across the two places where a stretch joins the rest can change. In grains. Mutable, for one search at a time.
 */
final class TourRules {

    private final SpacingRules rules;
    private final Tour tour;
    private final int reach;
    /** nodes that follow each other */
    private final int[] stretch;

    private long broken;

    TourRules(SpacingRules rules, Tour tour) {
        this.rules = rules;
        this.tour = tour;
        this.reach = rules.reach();
        this.stretch = new int[3 * reach];
        broken = count();
    }

    /** Of the trip as it is. */
    long broken() {
        return broken;
    }

    /** Of the trip as it has become otherwise than by {@link #reverse}. */
    long count() {
        return rules.ofTrip(tour.nodes());
    }

    /** Whether anything is broken across the cut behind a node. */
    boolean breaksBehind(int node) {
        return rules.breaksBehind(tour, node);
    }

    /** After reversals were taken back. */
    void restore(long brokenThen) {
        broken = brokenThen;
    }

    /** Plays the way from a to b backwards. */
    void reverse(int a, int b) {
        int inside = tour.steps(a, b) + 1;
        if (tour.size() - inside < 2 * reach) {
            tour.reverse(a, b);
            broken = count();
            return;
        }
        broken -= atEnds(a, b, inside);
        tour.reverse(a, b);
        broken += atEnds(b, a, inside);
    }

    /** What lies about the ends of the way from a to b. */
    private long atEnds(int a, int b, int inside) {
        if (inside < reach) {
            return about(a, inside);
        }
        return about(a, 0) + about(tour.next(b), 0);
    }

    /** What lies in so many nodes from one on, the reach before it and the reach behind them. */
    private long about(int node, int inside) {
        int at = node;
        for (int k = 0; k < reach; k++) {
            at = tour.previous(at);
        }
        int count = inside + 2 * reach;
        for (int k = 0; k < count; k++) {
            stretch[k] = at;
            at = tour.next(at);
        }
        return rules.ofStretch(stretch, count);
    }
}
