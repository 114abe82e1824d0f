/** Which tracks a set may be made of: from the rows of library files, by rules of the job, and in view of the sets before. */
@NullMarked
package io.segue.djset.pool;

import org.jspecify.annotations.NullMarked;
