package io.segue.process;

import io.segue.process.RealServers.Tool;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Tests that need these programs. Where one is missing they are skipped and say what to install; with
 * {@code SEGUE_REAL_SERVERS=required} they fail.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Needs.AtHand.class)
public @interface Needs {

    Tool[] value();

    /** Looks for them. */
    final class AtHand implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            Needs needs = AnnotationSupport.findAnnotation(context.getRequiredTestClass(), Needs.class)
                    .orElseThrow();
            for (Tool tool : needs.value()) {
                if (tool.find().isEmpty()) {
                    if ("required".equals(System.getenv("SEGUE_REAL_SERVERS"))) {
                        throw new IllegalStateException(tool.missing());
                    }
                    System.out.println("Skipped, " + context.getDisplayName() + ": " + tool.missing());
                    return ConditionEvaluationResult.disabled(tool.missing());
                }
            }
            return ConditionEvaluationResult.enabled("all at hand");
        }
    }
}
