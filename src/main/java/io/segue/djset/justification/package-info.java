/** Explains a finished order: one justification per rule and transition, a summary in words, and figures. Pure. */
@NullMarked
package io.segue.djset.justification;

import org.jspecify.annotations.NullMarked;
