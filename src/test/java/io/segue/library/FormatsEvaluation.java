package io.segue.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads every file of a folder and prints, as the table of {@code docs/formats.md}, what each was taken for and what it holds.
 *
 * <p>Run: {@code mvn -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=io.segue.library.FormatsEvaluation
 * -Dexec.args="FOLDER..."}.
 */
public final class FormatsEvaluation {

    private FormatsEvaluation() {}

    /**
     * @param arguments folders
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 0 || !Stream.of(arguments).map(Path::of).allMatch(Files::isDirectory)) {
            System.err.println("Name folders with library files; this evaluation brings none.");
            System.exit(2);
        }
        System.out.println("| file | format | sure | tracks | playlists | all lists | rows of playlists | rejected |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        for (String folder : arguments) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    System.out.println(line(Path.of(folder).getParent().relativize(file), file));
                }
            }
        }
    }

    /** What a view of a file came to. */
    private record Figures(String format, String sure, long tracks, long rejected, Set<String> playlists) {}

    private static String line(Path shown, Path file) {
        try {
            Figures collection = read(file, ReadOptions.COLLECTION);
            Figures playlists = read(file, ReadOptions.PLAYLISTS);
            Figures all = read(
                    file,
                    new ReadOptions(
                            ReadOptions.View.PLAYLISTS,
                            List.of(),
                            List.of(),
                            true,
                            true,
                            ReadOptions.Folders.PREFIX,
                            java.util.Map.of()));
            return "| `%s` | %s | %s | %d | %d | %d | %d | %d |"
                    .formatted(
                            shown,
                            collection.format(),
                            collection.sure(),
                            collection.tracks(),
                            playlists.playlists().size(),
                            all.playlists().size(),
                            all.tracks(),
                            collection.rejected() + all.rejected());
        } catch (IOException e) {
            return "| `%s` | not read: %s |||||||"
                    .formatted(shown, e.getMessage().replaceAll("(?s).*:(\\d+): ([^.]*).*", "$2"));
        }
    }

    private static Figures read(Path file, ReadOptions options) throws IOException {
        long tracks = 0;
        long rejected = 0;
        Set<String> playlists = new LinkedHashSet<>();
        try (LibraryFile library = new LibraryFormats().open(file, LibraryFormats.AUTO, options)) {
            for (LibraryRow row = library.next(); row != null; row = library.next()) {
                tracks += row instanceof LibraryRow.Read ? 1 : 0;
                rejected += row instanceof LibraryRow.Rejected ? 1 : 0;
                if (row.playlist() != null) {
                    playlists.add(row.playlist().title());
                }
            }
            return new Figures(library.format(), library.part().recognition().sureness(), tracks, rejected, playlists);
        }
    }
}
