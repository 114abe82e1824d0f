package io.segue.batch.ledger;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Numbers items over all batches, so that the key of what changes most is one number: a batch's items are numbered from
 * {@code batch_no * 2^32} on, in the order of its rows, of which it may have 2^32. Thread-safe; a batch's number never changes.
 */
@Component
class ItemIds {

    private static final int ROW_BITS = 32;

    private final JdbcTemplate jdbc;
    private final Map<String, Long> batchNos = new ConcurrentHashMap<>();

    ItemIds(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    long batchNo(String batchId) {
        return batchNos.computeIfAbsent(
                batchId,
                id -> Objects.requireNonNull(
                        jdbc.queryForObject("SELECT batch_no FROM batch WHERE batch_id = ?", Long.class, id)));
    }

    long of(String batchId, long rowNo) {
        if (rowNo < 0 || rowNo >= 1L << ROW_BITS) {
            throw new IllegalArgumentException(
                    "A batch holds up to " + (1L << ROW_BITS) + " rows; row " + rowNo + " is beyond. Split its input.");
        }
        return first(batchId) + rowNo;
    }

    /** The number of the batch's row 0. */
    long first(String batchId) {
        return batchNo(batchId) << ROW_BITS;
    }

    /** One more than the number of any row of the batch. */
    long end(String batchId) {
        return first(batchId) + (1L << ROW_BITS);
    }

    static long rowNo(long itemId) {
        return itemId & (1L << ROW_BITS) - 1;
    }
}
