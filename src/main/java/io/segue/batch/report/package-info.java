/** From the ledger to {@code output/<batch>/}. */
@NullMarked
package io.segue.batch.report;

import org.jspecify.annotations.NullMarked;
