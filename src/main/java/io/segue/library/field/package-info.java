/** From what files write - numbers, times, keys, dates, codes - to a {@link io.segue.library.Track}, whatever the format. */
@NullMarked
package io.segue.library.field;

import org.jspecify.annotations.NullMarked;
