/** The parent workflow of a batch. */
@NullMarked
package io.segue.batch.workflow;

import org.jspecify.annotations.NullMarked;
