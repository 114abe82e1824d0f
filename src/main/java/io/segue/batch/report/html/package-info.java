/** {@code report.html}: one page that needs nothing but itself, made of plain strings. */
@NullMarked
package io.segue.batch.report.html;

import org.jspecify.annotations.NullMarked;
