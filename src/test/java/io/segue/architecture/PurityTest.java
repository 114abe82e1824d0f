package io.segue.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static io.segue.architecture.ProductionCode.CLASSES;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Matching, sequencing and justifying are plain functions of their input: no framework, no database, no service. */
class PurityTest {

    /** The pure packages and the libraries each may use. */
    private static final Map<String, Set<String>> PURE =
            Map.of("matching", Set.of("com.ibm.icu.."), "sequencing", Set.of(), "justification", Set.of());

    static Stream<String> pure() {
        return PURE.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("pure")
    void knowsOnlyItsModuleTheLibraryAndTheJdk(String name) {
        pureModules(name)
                .forEach(module -> classes()
                        .that()
                        .resideInAPackage("io.segue." + module + "." + name + "..")
                        .should()
                        .onlyDependOnClassesThat(resideInAnyPackage(Stream.of(
                                        List.of(
                                                "", // primitives and their arrays
                                                "java..",
                                                "org.jspecify..",
                                                "io.segue.library",
                                                "io.segue." + module,
                                                "io.segue." + module + "." + name + ".."),
                                        PURE.getOrDefault(name, Set.of()))
                                .flatMap(Collection::stream)
                                .toArray(String[]::new)))
                        .check(CLASSES));
    }

    /** A pure package belongs to a module; elsewhere the rule above would not see it. */
    @Test
    void purePackagesLieDirectlyInAModule() {
        classes()
                .that()
                .resideInAnyPackage("..matching..", "..sequencing..", "..justification..")
                .should()
                .resideInAnyPackage("io.segue.*.matching..", "io.segue.*.sequencing..", "io.segue.*.justification..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    private static List<String> pureModules(String name) {
        return CLASSES.stream()
                .filter(type -> isIn(type, name))
                .map(ProductionCode::moduleOf)
                .distinct()
                .toList();
    }

    private static boolean isIn(JavaClass type, String name) {
        String root = ProductionCode.BASE + "." + ProductionCode.moduleOf(type) + "." + name;
        return (type.getPackageName() + ".").startsWith(root + ".");
    }
}
