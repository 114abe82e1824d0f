package io.segue.batch;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An item whose attempts are exhausted.
 *
 * @param rowNo 0-based over the whole input
 * @param unit title of its unit
 * @param file of the input, with the 1-based {@code line} the item was read from
 * @param label the item in a few words
 * @param message what was answered last
 * @param attempts failed answers, at least 1
 */
public record DeadLetter(
        String batchId,
        long rowNo,
        int unitNo,
        String unit,
        Path file,
        long line,
        String label,
        @Nullable String errorClass,
        @Nullable String message,
        int attempts,
        Instant since) {

    /** What commands call it: {@code <batch>/<row>}. */
    public String itemId() {
        return batchId + "/" + rowNo;
    }
}
