/** The SQL tables that are the one authority on what happened, and the only JDBC of the kernel. */
@NullMarked
package io.segue.batch.ledger;

import org.jspecify.annotations.NullMarked;
