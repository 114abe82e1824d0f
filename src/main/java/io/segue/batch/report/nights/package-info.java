/** The job type {@code batch-report}: how the last nights went, job by job, as a page, a table and figures for programs. */
@NullMarked
package io.segue.batch.report.nights;

import org.jspecify.annotations.NullMarked;
