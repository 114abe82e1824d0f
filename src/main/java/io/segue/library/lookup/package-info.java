/** What has to be found again while a file is read or written, kept on disk so that memory does not grow with it. */
@NullMarked
package io.segue.library.lookup;

import org.jspecify.annotations.NullMarked;
