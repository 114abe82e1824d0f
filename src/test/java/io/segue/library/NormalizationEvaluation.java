package io.segue.library;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads playlists named by the cases of Unicode's {@code NormalizationTest.txt}: the source, its composed and its decomposed form are one
 * name, so that the second and the third list of it are told apart by a number, and every title stays as it was written.
 *
 * <p>Run: {@code mvn -q test-compile exec:java -Dexec.classpathScope=test
 * -Dexec.mainClass=io.segue.library.NormalizationEvaluation -Dexec.args=FILE}; Unicode publishes the file, Debian has it in the package
 * {@code unicode-data}.
 */
public final class NormalizationEvaluation {

    /** Source, NFC, NFD; what follows them is the same for compatibility, which makes no names equal. */
    private static final int FORMS = 3;

    private NormalizationEvaluation() {}

    /**
     * @param arguments the file
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1 || !Files.isReadable(Path.of(arguments[0]))) {
            System.err.println("Name Unicode's NormalizationTest.txt; this evaluation brings none.");
            System.exit(2);
        }
        List<String> names = names(Path.of(arguments[0]));
        Path list = Files.createTempFile("normalization", ".csv");
        try {
            write(list, names);
            report(names, titles(list));
        } finally {
            Files.delete(list);
        }
    }

    private static List<String> names(Path file) throws IOException {
        List<String> names = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.startsWith("#") && !line.startsWith("@") && !line.isBlank()) {
                String[] forms = line.split(";");
                int number = names.size() / FORMS;
                for (int form = 0; form < FORMS; form++) {
                    names.add(number + " " + text(forms[form]) + " " + number);
                }
            }
        }
        return names;
    }

    private static String text(String codePoints) {
        StringBuilder text = new StringBuilder();
        for (String codePoint : codePoints.split(" ")) {
            text.appendCodePoint(Integer.parseInt(codePoint, 16));
        }
        return text.toString();
    }

    private static void write(Path list, List<String> names) throws IOException {
        try (BufferedWriter csv = Files.newBufferedWriter(list)) {
            csv.write("Playlist ID,Playlist,Title\n");
            for (int i = 0; i < names.size(); i++) {
                csv.write(i + ",\"" + names.get(i).replace("\"", "\"\"") + "\",T\n");
            }
        }
    }

    private static List<String> titles(Path list) throws IOException {
        List<String> titles = new ArrayList<>();
        try (LibraryFile library = new LibraryFormats().open(list, LibraryFormats.AUTO, ReadOptions.PLAYLISTS)) {
            for (LibraryRow row = library.nextRow(); row != null; row = library.nextRow()) {
                titles.add(row.as((line, title, label, track) -> title, (line, title, raw, reason) -> reason));
            }
        }
        return titles;
    }

    private static void report(List<String> names, List<String> titles) {
        int wrong = 0;
        for (int i = 0; i < names.size(); i++) {
            String expected = names.get(i) + (i % FORMS == 0 ? "" : " (" + (i % FORMS + 1) + ")");
            String found = i < titles.size() ? titles.get(i) : "nothing";
            if (!expected.equals(found) && wrong++ < 10) {
                System.out.println(
                        "case " + i / FORMS + ", form " + i % FORMS + ": expected " + expected + ", found " + found);
            }
        }
        System.out.println(names.size() / FORMS + " cases in " + FORMS + " forms, " + wrong + " wrong");
    }
}
