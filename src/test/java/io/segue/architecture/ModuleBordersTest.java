package io.segue.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.segue.architecture.ProductionCode.CLASSES;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.modulith.core.ApplicationModules;

/** The packages below {@code io.segue} are modules; who may use whom is the table below and nothing else. */
class ModuleBordersTest {

    private static final String ANY_ROOT = "any module root";

    /** From a module to what it may import besides the JDK, libraries and itself: package patterns, or any module root. */
    private static final Map<String, Set<String>> MAY_IMPORT = new TreeMap<>(Map.of(
            "batch", Set.of(),
            "library", Set.of(),
            "catalog", Set.of("io.segue.library.."),
            "sync", Set.of("io.segue.batch", "io.segue.library..", "io.segue.catalog"),
            "djset", Set.of("io.segue.batch", "io.segue.library.."),
            "sandbox", Set.of("io.segue.library.."),
            "web", Set.of(ANY_ROOT),
            "cli", Set.of(ANY_ROOT)));

    static Stream<String> modules() {
        return MAY_IMPORT.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void importsOnlyWhatTheTableAllows(String module) {
        classes()
                .that()
                .resideInAPackage("io.segue." + module + "..")
                .should()
                .onlyDependOnClassesThat(notOurs()
                        .or(resideInAPackage("io.segue." + module + ".."))
                        .or(allowedFor(module)))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void everyModuleHasItsLineInTheTable() {
        Set<String> present = CLASSES.stream()
                .map(ProductionCode::moduleOf)
                .filter(module -> !module.isEmpty())
                .collect(Collectors.toSet());

        assertThat(present).isNotEmpty().isSubsetOf(MAY_IMPORT.keySet());
    }

    @Test
    void modulesReachEachOtherThroughRootsOnlyAndWithoutCycles() {
        ApplicationModules modules = ApplicationModules.of(ProductionCode.BASE);

        assertThat(modules.stream()).isNotEmpty();
        modules.verify();
    }

    @Test
    void nobodyUsesTheApplicationClass() {
        noClasses()
                .that()
                .resideInAPackage("io.segue.*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ProductionCode.BASE)
                .check(CLASSES);
    }

    @Test
    void springBatchStaysInTheIntake() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.segue.batch.intake..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework.batch..")
                .check(CLASSES);
    }

    @Test
    void jdbcStaysInTheLedgerAndInStores() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.segue.batch.ledger..")
                .and(areNotStores())
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "java.sql..", "javax.sql..", "org.springframework.jdbc..", "org.h2..", "org.postgresql.."))
                .check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<String> unmarked = CLASSES.stream()
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .map(JavaClass::getPackage)
                .filter(javaPackage -> !javaPackage.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .collect(Collectors.toSet());

        assertThat(unmarked).as("packages without @NullMarked package-info").isEmpty();
    }

    private static DescribedPredicate<JavaClass> allowedFor(String module) {
        Set<String> allowed = MAY_IMPORT.getOrDefault(module, Set.of());
        if (allowed.contains(ANY_ROOT)) {
            return DescribedPredicate.describe("are in a module root", ProductionCode::isInModuleRoot);
        }
        return resideInAnyPackage(allowed.toArray(String[]::new));
    }

    private static DescribedPredicate<JavaClass> notOurs() {
        return DescribedPredicate.describe("are not ours", type -> !ProductionCode.isOurs(type.getBaseComponentType()));
    }

    private static DescribedPredicate<JavaClass> areNotStores() {
        return DescribedPredicate.describe(
                "are not stores",
                type -> !ProductionCode.outermost(type).getSimpleName().endsWith("Store"));
    }
}
