package io.segue.djset.sequencing;

import org.jspecify.annotations.Nullable;

/**
 * Brings a tour to a local optimum by chains of exchanges (Lin and Kernighan, 1973), carried out as reversals and taken back when they do
 * not pay (Applegate, Cook and Rohe, 2003). A chain begins with a 2-opt or one of the two sequential or-3opt exchanges; only nodes whose
 * surroundings changed are tried again. Distances are reduced by the charges of the 1-tree bound: that changes no tour's cost relative to
 * another's, but shows which edges are worth trying.
 */
final class LinKernighan {

    private static final int DEPTH = 6;
    /** Alternatives tried at each depth of a chain; one beyond these. */
    private static final int[] BREADTH = {3, 2};
    /** Exchanges of three edges tried. */
    private static final int THREES = 3;

    private final ReducedCosts costs;
    private final Candidates near;
    private final Tour tour;
    private final WorkQueue queue;

    private final int[][] thirdAt = new int[DEPTH][];
    private final int[][] fourthAt = new int[DEPTH][];
    private final long[][] valueAt = new long[DEPTH][];
    private final int[][] threes = new int[THREES][3];
    private final long[] threeValues = new long[THREES];
    private final int[] touched = new int[2 * DEPTH + 8];
    private int touchedCount;
    private final @Nullable TourRules rules;
    /** by the rules, of the tour before a chain, in sixteenths */
    private long broken;

    private long brokenAtBest;
    private long bestGain;
    private int bestMark;
    private int bestTouched;

    /**
     * @param rules that cost besides the edges; broken ones are mended only where that saves edges or little is lost
     */
    LinKernighan(ReducedCosts costs, Candidates near, Tour tour, @Nullable TourRules rules) {
        this.costs = costs;
        this.near = near;
        this.tour = tour;
        this.rules = rules;
        this.queue = new WorkQueue(tour.size());
        for (int level = 0; level < DEPTH; level++) {
            int breadth = level < BREADTH.length ? BREADTH[level] : 1;
            thirdAt[level] = new int[breadth];
            fourthAt[level] = new int[breadth];
            valueAt[level] = new long[breadth];
        }
    }

    void touch(int node) {
        queue.add(node);
    }

    /** Until nothing touched can be improved any more. @return by how much the tour got cheaper, in sixteenths of grains */
    long run() {
        long gained = 0;
        broken = broken();
        while (!queue.isEmpty()) {
            int node = queue.poll();
            long gain;
            do {
                gain = improve(node);
                gained += gain;
            } while (gain > 0);
        }
        return gained;
    }

    private long improve(int first) {
        for (int direction = 0; direction < 2; direction++) {
            tour.turn();
            long gain = chain(first);
            if (gain > 0) {
                return gain;
            }
        }
        return 0;
    }

    private long chain(int first) {
        int mark = tour.mark();
        int second = tour.next(first);
        touchedCount = 0;
        note(first);
        note(second);
        bestGain = 0;
        bestMark = mark;
        long removed = costs.between(first, second);
        step(0, removed, first, second);
        if (bestGain <= 0) {
            threeExchange(removed, first, second);
        }
        if (bestGain <= 0) {
            return 0;
        }
        broken = brokenAtBest;
        undoTo(bestMark, broken);
        for (int i = 0; i < bestTouched; i++) {
            queue.add(touched[i]);
        }
        return bestGain;
    }

    /** Extends the chain from last, which follows first; leaves the best end found in {@link #bestGain} or everything as it was. */
    private void step(int level, long gain, int first, int last) {
        int breadth = collect(level, gain, first, last);
        int mark = tour.mark();
        long brokenBefore = broken();
        int touchedBefore = touchedCount;
        for (int k = 0; k < breadth; k++) {
            int third = thirdAt[level][k];
            int fourth = fourthAt[level][k];
            long value = valueAt[level][k];
            boolean leaf = level + 1 == DEPTH;
            if (leaf && value - costs.between(fourth, first) + broken <= 0) {
                continue;
            }
            reverse(last, fourth);
            note(third);
            note(fourth);
            close(value, first, fourth);
            if (!leaf) {
                step(level + 1, value, first, fourth);
            }
            if (bestGain > 0) {
                return;
            }
            undoTo(mark, brokenBefore);
            touchedCount = touchedBefore;
        }
    }

    /** The most promising ways to go on: edges last-third in, fourth-third out, where fourth comes just before third. */
    private int collect(int level, long gain, int first, int last) {
        int[] thirds = thirdAt[level];
        int[] fourths = fourthAt[level];
        long[] values = valueAt[level];
        int count = 0;
        int from = near.from(last);
        int to = near.to(last);
        for (int c = from; c < to; c++) {
            long left = gain - near.cost(c);
            if (left <= 0) {
                break;
            }
            int third = near.node(c);
            if (third == first) {
                continue;
            }
            int fourth = tour.previous(third);
            if (fourth == last) {
                continue;
            }
            long value = left + costs.between(fourth, third);
            int k = count < thirds.length ? count++ : thirds.length;
            while (k > 0 && values[k - 1] < value) {
                if (k < thirds.length) {
                    thirds[k] = thirds[k - 1];
                    fourths[k] = fourths[k - 1];
                    values[k] = values[k - 1];
                }
                k--;
            }
            if (k < thirds.length) {
                thirds[k] = third;
                fourths[k] = fourth;
                values[k] = value;
            }
        }
        return count;
    }

    private void close(long value, int first, int last) {
        long gain = value - costs.between(last, first) + broken;
        if (gain <= bestGain) {
            return;
        }
        long brokenNow = broken == 0 && !breaksAtJoins() ? 0 : brokenNow(gain);
        if (gain - brokenNow > bestGain) {
            brokenAtBest = brokenNow;
            bestGain = gain - brokenNow;
            bestMark = tour.mark();
            bestTouched = touchedCount;
        }
    }

    /** Where nothing was broken before, only what reaches across a join of this chain can be now. */
    private boolean breaksAtJoins() {
        for (int i = 0; rules != null && i < touchedCount; i++) {
            if (rules.breaksBehind(touched[i]) || rules.breaksBehind(tour.previous(touched[i]))) {
                return true;
            }
        }
        return false;
    }

    /** Exact where it could be worth it: whatever is newly broken costs a penalty at least. */
    private long brokenNow(long gain) {
        if (broken > 0) {
            return broken();
        }
        long least = SpacingRules.PENALTY << OneTreeBound.SHIFT;
        return rules == null || gain <= bestGain + least ? least : rules.count() << OneTreeBound.SHIFT;
    }

    /** By the rules, as the tour is now: exact unless nothing was broken when the chain began. */
    private long broken() {
        return rules == null ? 0 : rules.broken() << OneTreeBound.SHIFT;
    }

    /** Keeps account of what is broken only where something was: else it is enough to look at the joins of the few chains that pay. */
    private void reverse(int a, int b) {
        if (rules == null || broken == 0) {
            tour.reverse(a, b);
        } else {
            rules.reverse(a, b);
        }
    }

    private void undoTo(int mark, long brokenThen) {
        tour.undoTo(mark);
        if (rules != null) {
            rules.restore(brokenThen >> OneTreeBound.SHIFT);
        }
    }

    /** Begins a chain by an exchange of three edges that no 2-opt begins: the fourth node comes after the third. */
    private void threeExchange(long gain, int first, int second) {
        int count = collectThrees(gain, first, second);
        int mark = tour.mark();
        long brokenBefore = broken();
        int touchedBefore = touchedCount;
        for (int k = 0; k < count; k++) {
            int third = threes[k][0];
            int fifth = threes[k][1];
            int sixth = threes[k][2];
            if (tour.next(fifth) == sixth) {
                exchangeStretches(second, fifth, sixth, third);
                note(tour.next(fifth));
            } else {
                note(tour.next(third));
                reverse(second, sixth);
                reverse(fifth, third);
            }
            note(third);
            note(fifth);
            note(sixth);
            close(threeValues[k], first, sixth);
            step(BREADTH.length, threeValues[k], first, sixth);
            if (bestGain > 0) {
                return;
            }
            undoTo(mark, brokenBefore);
            touchedCount = touchedBefore;
        }
    }

    /** The most promising such beginnings, best first. */
    private int collectThrees(long gain, int first, int second) {
        int count = 0;
        int to = Math.min(near.to(second), near.from(second) + BREADTH[0]);
        for (int c = near.from(second); c < to; c++) {
            long left = gain - near.cost(c);
            if (left <= 0) {
                break;
            }
            int third = near.node(c);
            int fourth = tour.next(third);
            if (third == first || fourth == first) {
                continue;
            }
            long open = left + costs.between(third, fourth);
            int end = Math.min(near.to(fourth), near.from(fourth) + BREADTH[0]);
            for (int d = near.from(fourth); d < end; d++) {
                long still = open - near.cost(d);
                if (still <= 0) {
                    break;
                }
                int fifth = near.node(d);
                if (fifth == third || !tour.between(second, fifth, third)) {
                    continue;
                }
                count = offer(count, still, third, fifth, tour.next(fifth));
                if (fifth != second) {
                    count = offer(count, still, third, fifth, tour.previous(fifth));
                }
            }
        }
        return count;
    }

    private int offer(int count, long still, int third, int fifth, int sixth) {
        long value = still + costs.between(fifth, sixth);
        int k = count < THREES ? count : THREES;
        if (k == THREES && threeValues[THREES - 1] >= value) {
            return count;
        }
        int[] place = threes[Math.min(k, THREES - 1)];
        for (k = Math.min(k, THREES - 1); k > 0 && threeValues[k - 1] < value; k--) {
            threeValues[k] = threeValues[k - 1];
            threes[k] = threes[k - 1];
        }
        place[0] = third;
        place[1] = fifth;
        place[2] = sixth;
        threes[k] = place;
        threeValues[k] = value;
        return Math.min(count + 1, THREES);
    }

    /** Plays a..b and c..d, which follow each other, in the other order. */
    private void exchangeStretches(int a, int b, int c, int d) {
        reverse(a, d);
        reverse(d, c);
        reverse(b, a);
    }

    private void note(int node) {
        if (touchedCount < touched.length) {
            touched[touchedCount++] = node;
        }
    }
}
