/** Schedules: cron in, runs out. What fires only enqueues; a bounded executor launches, and every run is a row. */
@NullMarked
package io.segue.batch.schedule;

import org.jspecify.annotations.NullMarked;
