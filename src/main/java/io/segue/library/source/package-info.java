/** From a path to text: archives, encodings, lines. Everything is read streaming and within limits. */
@NullMarked
package io.segue.library.source;

import org.jspecify.annotations.NullMarked;
