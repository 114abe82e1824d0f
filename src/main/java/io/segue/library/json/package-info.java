/** JSON: one class per format, read and written streaming. */
@NullMarked
package io.segue.library.json;

import org.jspecify.annotations.NullMarked;
