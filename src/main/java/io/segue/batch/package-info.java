/**
 * The kernel: batches of units of items, staged by Spring Batch, carried out by Temporal, recorded in the ledger. It knows no music;
 * domains plug in through {@link io.segue.batch.BatchType}.
 */
@NullMarked
package io.segue.batch;

import org.jspecify.annotations.NullMarked;
