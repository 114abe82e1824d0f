/**
 * Tells people how batches ended: decided from the ledger, written down once, delivered apart from the batch and again until it arrives.
 */
@NullMarked
package io.segue.batch.notification;

import org.jspecify.annotations.NullMarked;
