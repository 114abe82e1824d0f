package io.segue.library.json;

import io.segue.library.LibraryFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads the files of a JSON test suite whose names begin with {@code y_} (to be accepted), {@code n_} (to be refused) or {@code i_}
 * (free), such as Nicolas Seriot's, and prints what became of each class and which files were judged differently.
 *
 * <p>Run: {@code mvn -q test-compile exec:java -Dexec.classpathScope=test
 * -Dexec.mainClass=io.segue.library.json.JsonTestSuiteEvaluation -Dexec.args=FOLDER}.
 */
public final class JsonTestSuiteEvaluation {

    private JsonTestSuiteEvaluation() {}

    /**
     * @param arguments the folder with the files
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1 || !Files.isDirectory(Path.of(arguments[0]))) {
            System.err.println("Name the folder with the files of a JSON test suite; this evaluation brings none.");
            System.exit(2);
        }
        Map<String, Integer> counts = new TreeMap<>();
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.matches("[yni]_.*\\.json")) {
                    String verdict = verdict(file);
                    counts.merge(name.charAt(0) + " " + verdict, 1, Integer::sum);
                    boolean asExpected = name.startsWith("i")
                            ? !verdict.startsWith("failed")
                            : verdict.equals(name.startsWith("y") ? "accepted" : "refused");
                    if (!asExpected) {
                        System.out.println(name + ": " + verdict);
                    }
                }
            }
        }
        counts.forEach((kind, count) -> System.out.println(kind + ": " + count));
    }

    private static String verdict(Path file) {
        try {
            return JsonClassesTest.drain(file) > 0 ? "accepted" : "refused"; // an empty file is refused before
        } catch (LibraryFormatException refused) {
            return "refused";
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return "failed with " + e;
        }
    }
}
