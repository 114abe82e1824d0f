/** Pure matching: which candidate is the wanted recording, or why none can be said to be. */
@NullMarked
package io.segue.sync.matching;

import org.jspecify.annotations.NullMarked;
