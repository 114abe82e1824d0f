/** Tests of the local collection as a catalog. */
@NullMarked
package io.segue.catalog.local;

import org.jspecify.annotations.NullMarked;
