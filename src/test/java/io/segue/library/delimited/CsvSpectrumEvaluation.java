package io.segue.library.delimited;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.segue.library.source.FileHead;
import io.segue.library.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads CSV files in {@code csvs} and compares their cells with what JSON files of the same name in {@code json} say, as the npm package
 * {@code csv-spectrum} has them. A line break in a cell counts as one, however it is written.
 *
 * <p>Run: {@code mvn -q test-compile exec:java -Dexec.classpathScope=test
 * -Dexec.mainClass=io.segue.library.delimited.CsvSpectrumEvaluation -Dexec.args=FOLDER}.
 */
public final class CsvSpectrumEvaluation {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CsvSpectrumEvaluation() {}

    /**
     * @param arguments the folder with {@code csvs} and {@code json}
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1 || !Files.isDirectory(Path.of(arguments[0], "csvs"))) {
            System.err.println("Name the folder with the folders csvs and json; this evaluation brings none.");
            System.exit(2);
        }
        try (Stream<Path> files = Files.list(Path.of(arguments[0], "csvs"))) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString().replace(".csv", ".json");
                List<List<String>> expected = expected(Path.of(arguments[0], "json", name));
                List<List<String>> found = found(file);
                System.out.println(file.getFileName() + ": "
                        + (found.equals(expected) ? "equal" : "found " + found + ", expected " + expected));
            }
        }
    }

    private static List<List<String>> found(Path file) throws IOException {
        try (Sources sources = Sources.of(file)) {
            FileHead head = FileHead.read(sources.all().get(0));
            return CsvCasesTest.records(head.characters(), CsvHead.of(head).delimiter());
        }
    }

    private static List<List<String>> expected(Path file) throws IOException {
        JsonNode rows = JSON.readTree(file.toFile());
        List<List<String>> records = new ArrayList<>();
        for (JsonNode row : rows.isArray() ? rows : List.of(rows)) {
            if (records.isEmpty()) {
                List<String> names = new ArrayList<>();
                row.fieldNames().forEachRemaining(names::add);
                records.add(names);
            }
            List<String> cells = new ArrayList<>();
            row.forEach(cell -> cells.add(cell.asText().replace("\r\n", "\n")));
            records.add(cells);
        }
        return records;
    }
}
