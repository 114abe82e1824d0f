package io.segue.batch;

/**
 * Names a page: up to {@link #SIZE} consecutive items of a unit.
 *
 * @param pageNo 0-based
 */
public record PageRef(UnitRef unit, int pageNo) {

    /** Items in a page. */
    public static final int SIZE = 100;

    /** Pages that hold this many items. */
    public static int pagesFor(long items) {
        return Math.toIntExact((items + SIZE - 1) / SIZE);
    }
}
