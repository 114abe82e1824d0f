/** Finds the cheapest order of given tracks, and a bound on how much cheaper any order could be. Pure and deterministic. */
@NullMarked
package io.segue.djset.sequencing;

import org.jspecify.annotations.NullMarked;
