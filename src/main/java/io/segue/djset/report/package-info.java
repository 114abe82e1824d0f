/** A finished set as files: a page, a table, a text. */
@NullMarked
package io.segue.djset.report;

import org.jspecify.annotations.NullMarked;
