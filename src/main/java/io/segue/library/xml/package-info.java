/** XML: one class per format, read through the one hardened factory and written streaming. */
@NullMarked
package io.segue.library.xml;

import org.jspecify.annotations.NullMarked;
