/** Programs that measure the matcher on labelled data: precision, recall, wrong-version rate, and every error by name. */
@NullMarked
package io.segue.sync.matching.evaluation;

import org.jspecify.annotations.NullMarked;
