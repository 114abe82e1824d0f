package io.segue.library;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A format is one class and one line that registers it: nothing else knows it. */
class RegistrationTest {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.segue");
    private static final DescribedPredicate<JavaClass> FORMAT = DescribedPredicate.describe(
            "is a format",
            candidate -> assignableTo(LibraryFormat.class).test(candidate)
                    && !candidate.isInterface()
                    && !candidate.getModifiers().contains(ABSTRACT));

    @Test
    void everyFormatIsRegisteredOnce() {
        List<String> names = new LibraryFormats().names();

        assertThat(PRODUCT.that(FORMAT)).hasSameSizeAs(names);
        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    void nobodyElseKnowsAFormatsClass() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.segue.library.*")
                .and()
                .areNotAssignableTo(LibraryFormats.class)
                .should()
                .dependOnClassesThat(FORMAT)
                .check(PRODUCT);
    }

    @Test
    void aFormatIsWrittenWhereTheEndingSaysSo() {
        assertThat(new LibraryFormats().writable()).allSatisfy(format -> {
            assertThat(format.endings()).contains(format.ending());
            assertThat(format.endings())
                    .allSatisfy(ending -> assertThat(new LibraryConversion()
                                    .formatFor(Path.of("out" + ending))
                                    .name())
                            .isEqualTo(format.name()));
        });
    }

    @Test
    void everyFormatHasASampleAndALineInTheDocuments() throws IOException {
        String samples = Files.readString(FormatsTest.sample("../formats.csv"));
        String documents = Files.readString(Path.of("docs/formats.md"));

        assertThat(new LibraryFormats().names()).allSatisfy(name -> {
            assertThat(documents).contains("`" + name + "`");
            assertThat(samples).contains("," + name + ",");
        });
    }
}
