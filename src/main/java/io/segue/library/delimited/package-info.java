/** Delimited text: how records are read, and one class per format. */
@NullMarked
package io.segue.library.delimited;

import org.jspecify.annotations.NullMarked;
