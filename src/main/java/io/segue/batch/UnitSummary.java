package io.segue.batch;

import org.jspecify.annotations.Nullable;

/** A unit at a glance. */
public record UnitSummary(
        int unitNo,
        String title,
        UnitState state,
        Counts counts,
        @Nullable String targetId,
        @Nullable String failure) {}
