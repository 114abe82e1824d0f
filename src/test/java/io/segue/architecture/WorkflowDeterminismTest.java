package io.segue.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static io.segue.architecture.ProductionCode.CLASSES;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Workflow code is replayed from its history and must do the same again: it sees time, randomness and concurrency through Temporal
 * only, and the outside world through activities only.
 */
class WorkflowDeterminismTest {

    @Test
    void workflowsKnowOnlyTemporalAndModuleRoots() {
        classes()
                .that(areWorkflowCode())
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("", "java..", "org.slf4j..", "org.jspecify..", "io.temporal..")
                                .or(DescribedPredicate.describe("are in a module root", ProductionCode::isInModuleRoot))
                                .or(areWorkflowCode()))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void workflowsAndWhateverTheyCallAreDeterministic() {
        Set<String> violations = new TreeSet<>();
        for (JavaCodeUnit reached : reachableFromWorkflows()) {
            Stream.concat(
                            reached.getCallsFromSelf().stream().map(call -> call.getTarget()),
                            reached.getCodeUnitReferencesFromSelf().stream().map(reference -> reference.getTarget()))
                    .filter(target -> isNotDeterministic(target.getOwner(), target.getName()))
                    .forEach(target -> violations.add(reached.getFullName() + " uses " + target.getFullName()));
        }

        assertThat(violations)
                .as(
                        "use Workflow.currentTimeMillis, Workflow.newRandom, Workflow.randomUUID, Workflow.sleep, Async, or an activity")
                .isEmpty();
    }

    /**
     * Code units of ours that a workflow can get to by calls, itself included: a helper in a module root is part of the workflow.
     * Calls end at interfaces, which is where activities begin.
     */
    private static Collection<JavaCodeUnit> reachableFromWorkflows() {
        Set<JavaCodeUnit> reached = new LinkedHashSet<>();
        Deque<JavaCodeUnit> open = new ArrayDeque<>();
        CLASSES.stream()
                .filter(areWorkflowCode())
                .flatMap(type -> type.getCodeUnits().stream())
                .forEach(open::add);
        while (!open.isEmpty()) {
            JavaCodeUnit unit = open.remove();
            if (reached.add(unit)) {
                unit.getCallsFromSelf().stream()
                        .map(call -> call.getTarget())
                        .filter(target -> ProductionCode.isOurs(target.getOwner()))
                        .flatMap(WorkflowDeterminismTest::resolved)
                        .forEach(open::add);
                unit.getCodeUnitReferencesFromSelf().stream()
                        .map(reference -> reference.getTarget())
                        .filter(target -> ProductionCode.isOurs(target.getOwner()))
                        .flatMap(target -> target.resolveMember().stream())
                        .forEach(open::add);
            }
        }
        return reached;
    }

    private static Stream<? extends JavaCodeUnit> resolved(CodeUnitCallTarget target) {
        return target.resolveMember().stream();
    }

    private static boolean isNotDeterministic(JavaClass owner, String method) {
        return switch (owner.getPackageName()) {
            case "java.time" -> method.equals("now") || owner.getSimpleName().equals("Clock");
            case "java.lang" -> isNotDeterministicInLang(owner.getSimpleName(), method);
            case "java.util" -> isNotDeterministicInUtil(owner.getSimpleName(), method);
            case "java.util.stream" -> method.equals("parallel");
            case "java.util.concurrent" ->
                !owner.getSimpleName().equals("TimeUnit") && !owner.isAssignableTo(Throwable.class);
            case "java.util.concurrent.locks", "java.security", "java.net", "java.nio.file", "java.sql" -> true;
            case "java.io" ->
                owner.getSimpleName().startsWith("File")
                        || owner.getSimpleName().equals("RandomAccessFile");
            default -> false;
        };
    }

    private static boolean isNotDeterministicInLang(String owner, String method) {
        return switch (owner) {
            case "Thread", "ThreadGroup", "ThreadLocal", "Process", "ProcessBuilder", "Runtime" -> true;
            case "System" ->
                Set.of("currentTimeMillis", "nanoTime", "getenv", "getProperty", "getProperties")
                        .contains(method);
            case "Math", "StrictMath" -> method.equals("random");
            case "Object" -> method.equals("wait") || method.startsWith("notify");
            default -> false;
        };
    }

    private static boolean isNotDeterministicInUtil(String owner, String method) {
        return switch (owner) {
            case "Random", "SplittableRandom", "Timer", "TimerTask" -> method.equals("<init>");
            case "UUID" -> method.equals("randomUUID");
            case "Date", "GregorianCalendar" -> method.equals("<init>");
            case "Calendar" -> method.equals("getInstance");
            case "Collections" -> method.equals("shuffle");
            default -> method.equals("parallelStream");
        };
    }

    /** Interfaces and implementations of workflows by name, with everything nested in them, and what shares the kernel's workflow package. */
    private static DescribedPredicate<JavaClass> areWorkflowCode() {
        return DescribedPredicate.describe("are workflow code", type -> {
            JavaClass outermost = ProductionCode.outermost(type);
            String name = outermost.getSimpleName();
            return ProductionCode.isOurs(outermost)
                    && (name.endsWith("Workflow")
                            || name.endsWith("WorkflowImpl")
                            || outermost.getPackageName().endsWith(".workflow"));
        });
    }
}
