package io.segue.library.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A plain file; its siblings are the files of its folder. */
record FileSource(Path file) implements LibrarySource {

    private static final int MAX_SIBLINGS = 10_000;

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public InputStream open() throws IOException {
        return new BufferedInputStream(Files.newInputStream(file));
    }

    @Override
    public List<LibrarySource> siblings() throws IOException {
        try (Stream<Path> files = Files.list(file.toAbsolutePath().getParent())) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .limit(MAX_SIBLINGS)
                    .<LibrarySource>map(FileSource::new)
                    .toList();
        }
    }
}
