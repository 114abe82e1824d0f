/** The connection to Temporal, embedded or a cluster: queues, search attributes, shutdown. */
@NullMarked
package io.segue.batch.temporal;

import org.jspecify.annotations.NullMarked;
