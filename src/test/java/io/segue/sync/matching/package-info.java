/** Tests of the matcher; what titles and decisions should be is data in {@code src/test/resources/matching}. */
@NullMarked
package io.segue.sync.matching;

import org.jspecify.annotations.NullMarked;
