package io.segue.djset.sequencing;

import io.segue.djset.Alternative;
import io.segue.djset.Alternative.Move;
import io.segue.djset.Sequence;
import io.segue.djset.SetRules;
import io.segue.library.Track;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What else could have been done about a transition: of all single changes that part its two tracks - a stretch played backwards, up to
 * three tracks moved, two tracks swapped, one exchanged with the pool - the cheapest that keeps every request. Looks only at the order, so
 * that it says the same whenever it is asked.
 */
public final class Alternatives {

    private static final int LONGEST_MOVED = 3;
    /** From the pool, those nearest to either neighbour are tried. */
    private static final int NEAREST = 40;

    private final SetCosts costs;
    private final int[] played; // numbers in the pool
    private final int[] order; // 0, 1, 2, ... in the numbers of the costs
    private final long cost;
    private final Placement placement;
    private final int[] canonical;
    private final @Nullable Draft draft;
    private final Pool pool;

    /**
     * @param tracks as given to the sequencer, the whole pool
     * @param sequence what it made of them
     * @param rules by which
     */
    public Alternatives(List<Track> tracks, Sequence sequence, SetRules rules) {
        this.canonical = TrackContentOrder.indices(tracks);
        List<Track> sorted = Arrays.stream(canonical).mapToObj(tracks::get).toList();
        int[] numbers = new int[tracks.size()];
        for (int number = 0; number < canonical.length; number++) {
            numbers[canonical[number]] = number;
        }
        this.played = sequence.order().stream().mapToInt(i -> numbers[i]).toArray();
        this.order = IntStream.range(0, played.length).toArray();
        Requested requested = new Requested(sorted, rules.requests());
        this.placement = requested.within(played);
        List<Track> set = Arrays.stream(played).mapToObj(sorted::get).toList();
        boolean chosen = played.length < tracks.size();
        EnergyRange range = chosen ? EnergyRange.ofPool(sorted) : EnergyRange.of(sorted);
        this.costs = SetCosts.of(set, rules, placement, range);
        this.cost = costs.cost(order);
        this.pool = new Pool(sorted, rules, requested.banned(), NEAREST);
        this.draft = chosen
                ? new Draft(
                        pool,
                        rules,
                        ArcCosts.of(sorted, rules, range, played.length),
                        IntStream.of(requested.wanted()).boxed().collect(Collectors.toSet()),
                        played)
                : null;
    }

    /**
     * @param transition its number, from 1: the one from the track at that position to the next
     * @return empty where no single change parts the two and keeps what is requested
     */
    public Optional<Alternative> to(int transition) {
        int after = transition; // position of the incoming track, from 0
        Best best = new Best(after);
        reversals(after, best);
        moves(after, best);
        swaps(after, best);
        if (draft != null) {
            replacements(draft, after, best);
        }
        return Optional.ofNullable(best.found);
    }

    private void reversals(int after, Best best) {
        for (int last = after + 1; last < order.length; last++) {
            weigh(reversed(after, last), new Change(Move.REVERSE, after, last, -1), best);
        }
        for (int first = after - 2; first >= 0; first--) {
            weigh(reversed(first, after - 1), new Change(Move.REVERSE, first, after - 1, -1), best);
        }
    }

    /** Stretches that end or begin at the transition; both neighbours stay where they are. */
    private void moves(int after, Best best) {
        for (int length = 1; length <= LONGEST_MOVED; length++) {
            for (int first : new int[] {after - length, after}) {
                int last = first + length - 1;
                for (int target = -1; first >= 0 && last < order.length && target < order.length; target++) {
                    if (target < first - 1 || target > last) {
                        weigh(moved(first, last, target), new Change(Move.MOVE, first, last, target), best);
                    }
                }
            }
        }
    }

    private void swaps(int after, Best best) {
        for (int one : new int[] {after - 1, after}) {
            for (int other = 0; other < order.length; other++) {
                if (other != after - 1 && other != after) {
                    weigh(swapped(one, other), new Change(Move.SWAP, one, one, other), best);
                }
            }
        }
    }

    private void replacements(Draft draft, int after, Best best) {
        for (int p : new int[] {after - 1, after}) {
            Set<Integer> near = new HashSet<>();
            for (int q = Math.max(0, p - 1); q <= Math.min(order.length - 1, p + 1); q++) {
                Arrays.stream(pool.near(played[q])).forEach(near::add);
            }
            for (int track : near.stream().sorted().toList()) {
                if (draft.mayLeave(p) && draft.mayReplace(p, track)) {
                    long change = draft.ofReplacement(p, track);
                    best.offer(change, new Change(Move.REPLACE, p, p, -1), canonical[track]);
                }
            }
        }
    }

    private record Change(Move move, int first, int last, int target) {}

    private void weigh(int[] changed, Change change, Best best) {
        long extra = costs.cost(changed) - cost;
        if (best.isBeatenBy(extra) && best.parted(changed) && placement.brokenBy(changed) == 0) {
            best.offer(extra, change, null);
        }
    }

    private int[] reversed(int first, int last) {
        int[] changed = order.clone();
        for (int p = first; p <= last; p++) {
            changed[p] = order[first + last - p];
        }
        return changed;
    }

    private int[] moved(int first, int last, int target) {
        int length = last - first + 1;
        int place = target < first ? target + 1 : target + 1 - length;
        int[] changed = order.clone();
        System.arraycopy(order, last + 1, changed, first, order.length - last - 1);
        System.arraycopy(changed, place, changed, place + length, order.length - length - place);
        System.arraycopy(order, first, changed, place, length);
        return changed;
    }

    private int[] swapped(int one, int other) {
        int[] changed = order.clone();
        changed[one] = order[other];
        changed[other] = order[one];
        return changed;
    }

    /** The cheapest so far; of equals the first. */
    private static final class Best {

        private final int after;
        private long least = Long.MAX_VALUE;
        private @Nullable Alternative found;

        Best(int after) {
            this.after = after;
        }

        /** Whether the two tracks no longer follow each other, either way round. */
        boolean parted(int[] changed) {
            return IntStream.range(1, changed.length)
                    .noneMatch(p -> Math.min(changed[p - 1], changed[p]) == after - 1
                            && Math.max(changed[p - 1], changed[p]) == after);
        }

        boolean isBeatenBy(long extra) {
            return extra < least;
        }

        void offer(long extra, Change change, @Nullable Integer replacement) {
            if (isBeatenBy(extra)) {
                least = extra;
                found = new Alternative(
                        change.move(),
                        change.first() + 1,
                        change.last() + 1,
                        change.target() + 1,
                        replacement,
                        (double) extra / SetCosts.GRAINS);
            }
        }
    }
}
