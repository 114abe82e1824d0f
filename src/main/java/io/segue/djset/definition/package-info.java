/** What a job file says about DJ sets: which sets there are, what they are made of, and what they should be like. */
@NullMarked
package io.segue.djset.definition;

import org.jspecify.annotations.NullMarked;
