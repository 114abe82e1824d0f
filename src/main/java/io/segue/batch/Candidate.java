package io.segue.batch;

import org.jspecify.annotations.Nullable;

/**
 * A possible counterpart of an item.
 *
 * @param ranking 0-based, most likely first
 * @param label for people
 * @param payload opaque to the kernel
 * @param score 0..1, once judged
 * @param reason why it is or is not the one, once judged
 */
public record Candidate(
        long rowNo,
        int ranking,
        String uri,
        String label,
        String payload,
        @Nullable Double score,
        @Nullable String reason) {}
