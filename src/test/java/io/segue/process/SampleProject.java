package io.segue.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/** A copy of the project's own jobs and samples, to run and to change. */
final class SampleProject {

    private SampleProject() {}

    static Path copyTo(Path folder) throws IOException {
        for (String part : new String[] {"jobs", "input"}) {
            Path source = Path.of(part);
            try (Stream<Path> files = Files.walk(source)) {
                files.forEach(file -> copy(
                        file,
                        folder.resolve(part).resolve(source.relativize(file).toString())));
            }
        }
        return folder;
    }

    static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.APPEND);
    }

    private static void copy(Path from, Path to) {
        try {
            if (Files.isDirectory(from)) {
                Files.createDirectories(to);
            } else {
                Files.copy(from, to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
