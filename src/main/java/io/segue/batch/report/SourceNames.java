package io.segue.batch.report;

import java.nio.file.Path;

/** Input files as they are called in a report: relative to the job's folder where they lie below it, with slashes everywhere. */
record SourceNames(Path folder) {

    SourceNames {
        folder = folder.toAbsolutePath().normalize();
    }

    String of(Path file) {
        Path named = file.startsWith(folder) ? folder.relativize(file) : file;
        return named.toString().replace(named.getFileSystem().getSeparator(), "/");
    }
}
