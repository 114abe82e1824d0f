package io.segue.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The classes under test, read once: everything of ours that ships. */
final class ProductionCode {

    static final String BASE = "io.segue";

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(BASE);

    private ProductionCode() {}

    static boolean isOurs(JavaClass type) {
        return type.getPackageName().equals(BASE) || type.getPackageName().startsWith(BASE + ".");
    }

    /** The module a class of ours belongs to, {@code sync} for {@code io.segue.sync.matching}; empty for the base package itself. */
    static String moduleOf(JavaClass type) {
        String below = below(type);
        int dot = below.indexOf('.');
        return dot < 0 ? below : below.substring(0, dot);
    }

    /** Whether a class of ours lies directly in the package of its module, where a module's interface is. */
    static boolean isInModuleRoot(JavaClass type) {
        return isOurs(type) && !below(type).isEmpty() && below(type).indexOf('.') < 0;
    }

    /** The outermost class around a class: nested and anonymous classes and lambdas are judged by its name. */
    static JavaClass outermost(JavaClass type) {
        JavaClass outer = type.getBaseComponentType();
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer;
    }

    private static String below(JavaClass type) {
        String name = type.getPackageName();
        return name.length() <= BASE.length() ? "" : name.substring(BASE.length() + 1);
    }
}
