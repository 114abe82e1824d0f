/** Job files: YAML in, validated {@link io.segue.batch.JobDefinition} out, every problem with file and line. */
@NullMarked
package io.segue.batch.definition;

import org.jspecify.annotations.NullMarked;
