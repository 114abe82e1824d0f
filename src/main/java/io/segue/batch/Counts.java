package io.segue.batch;

/**
 * How many items reached which state. Cumulative: an item that was matched, added and verified counts in all three; one that was
 * compensated still counts as added.
 *
 * @param rows all rows of the input, rejected ones included
 * @param matched those whose counterpart is the version asked for
 * @param substituted those for which another version stands in, by a rule of the job; not counted as matched
 * @param unchanged rows that arrived in an earlier batch of the same series, and were not looked at again
 */
public record Counts(
        long rows,
        long rejected,
        long matched,
        long ambiguous,
        long notFound,
        long present,
        long added,
        long verified,
        long dead,
        long compensated,
        long discarded,
        long substituted,
        long unchanged) {

    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** Counts of rows that were all looked at. */
    public Counts(
            long rows,
            long rejected,
            long matched,
            long ambiguous,
            long notFound,
            long present,
            long added,
            long verified,
            long dead,
            long compensated,
            long discarded,
            long substituted) {
        this(
                rows,
                rejected,
                matched,
                ambiguous,
                notFound,
                present,
                added,
                verified,
                dead,
                compensated,
                discarded,
                substituted,
                0);
    }

    public Counts plus(Counts other) {
        return new Counts(
                rows + other.rows,
                rejected + other.rejected,
                matched + other.matched,
                ambiguous + other.ambiguous,
                notFound + other.notFound,
                present + other.present,
                added + other.added,
                verified + other.verified,
                dead + other.dead,
                compensated + other.compensated,
                discarded + other.discarded,
                substituted + other.substituted,
                unchanged + other.unchanged);
    }

    /** What counts against a tolerance. */
    public long failed() {
        return rejected + notFound + ambiguous + dead;
    }

    /** Items in the target by now, or found there. */
    public long applied() {
        return unchanged + present + added - compensated;
    }

    /** Items whose fate is decided as far as a dry run goes. */
    public long decided() {
        return failed() + unchanged + matched + substituted + present + discarded;
    }

    /** Items that need nothing more. */
    public long settled() {
        return failed() + unchanged + present + verified + discarded;
    }
}
