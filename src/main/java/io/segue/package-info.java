/** Segue: scheduled Spring Batch jobs over music libraries, fanned out and compensated by Temporal. */
@NullMarked
package io.segue;

import org.jspecify.annotations.NullMarked;
