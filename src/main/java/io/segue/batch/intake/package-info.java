/** The Spring Batch side of a batch: stage, seal, run, report, and what it takes to restart any of them. */
@NullMarked
package io.segue.batch.intake;

import org.jspecify.annotations.NullMarked;
