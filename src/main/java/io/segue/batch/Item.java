package io.segue.batch;

import org.jspecify.annotations.Nullable;

/**
 * An item as the ledger holds it.
 *
 * @param rowNo 0-based over the whole input, identity within the batch
 * @param position 0-based within the unit
 * @param payload what the domain staged; opaque to the kernel
 * @param targetUri its counterpart in the target, once matched
 * @param target what the domain noted of that counterpart; opaque
 * @param attempts answers that were failures so far
 */
public record Item(
        long rowNo,
        int position,
        String payload,
        ItemState state,
        @Nullable String targetUri,
        @Nullable String target,
        int attempts) {}
