/** Measures sets on data that is not part of the project; programs, not tests. */
@NullMarked
package io.segue.djset.evaluation;

import org.jspecify.annotations.NullMarked;
