package io.segue.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.segue.architecture.ProductionCode.CLASSES;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import io.temporal.activity.ActivityInterface;
import io.temporal.workflow.WorkflowInterface;
import org.junit.jupiter.api.Test;

/** Names say what a thing is in the words of the domain; the words that fit everything are not among them. */
class ClassNamesTest {

    @Test
    void noPackageIsADrawerForEverything() {
        noClasses()
                .should()
                .resideInAnyPackage(
                        "..common..",
                        "..util..",
                        "..utils..",
                        "..helper..",
                        "..helpers..",
                        "..manager..",
                        "..managers..",
                        "..impl..",
                        "..misc..",
                        "..shared..")
                .check(CLASSES);
    }

    @Test
    void noClassIsNamedForNothingInParticular() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Helpers")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Managers")
                .check(CLASSES);
    }

    @Test
    void onlyWorkflowsAndActivitiesAreNamedImpl() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Impl")
                .should()
                .beAssignableTo(aWorkflowOrActivityInterface())
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> aWorkflowOrActivityInterface() {
        return DescribedPredicate.describe(
                "a Temporal workflow or activity interface",
                type -> type.isInterface()
                        && (type.isAnnotatedWith(WorkflowInterface.class)
                                || type.isAnnotatedWith(ActivityInterface.class)));
    }
}
