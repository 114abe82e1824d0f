package io.segue.batch.definition;

import io.segue.batch.DefinitionContext;
import io.segue.batch.DefinitionNode.Location;
import io.segue.batch.DefinitionNode.Mapping;
import io.segue.batch.DefinitionNode.Scalar;
import io.segue.batch.Section;
import io.segue.batch.Section.Located;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/**
 * Finds the files a definition names. What a job file says is relative to the project and stays inside it; what a user typed is relative
 * to where they typed it, and is remembered as an absolute path, so that the stored definition means the same from anywhere.
 */
final class FileResolution implements DefinitionContext {

    private final ProjectFolders folders;
    private final Path workingDirectory;
    private final boolean settled;
    private final boolean later;
    private final Map<Scalar, String> typed = new HashMap<>();

    FileResolution(ProjectFolders folders, Path workingDirectory) {
        this(folders, workingDirectory, false, false);
    }

    private FileResolution(ProjectFolders folders, Path workingDirectory, boolean settled, boolean later) {
        this.folders = folders;
        this.workingDirectory = workingDirectory;
        this.settled = settled;
        this.later = later;
    }

    /** For definitions that were checked when they were stored: nothing is looked up again. */
    static FileResolution settled(Path folder) {
        return new FileResolution(new ProjectFolders(folder, List.of()), folder, true, false);
    }

    /** For definitions whose day is still to come: a file that is not there yet is no problem. */
    static FileResolution later(ProjectFolders folders) {
        return new FileResolution(folders, folders.project(), false, true);
    }

    @Override
    public Optional<Path> file(Section section, String key, Located text) {
        List<Path> files = files(section, key, text);
        return files.isEmpty() ? Optional.empty() : Optional.of(files.get(0));
    }

    /** Every file the text names or matches; none, and a problem noted, where there is none. */
    List<Path> files(Section section, String key, Located text) {
        return files(section, key, text, true);
    }

    /** The same; only what is {@code required} must match something. */
    List<Path> files(Section section, String key, Located text, boolean required) {
        if (settled) {
            return List.of();
        }
        boolean free = text.location().typed();
        Path base = free ? workingDirectory : folders.project();
        List<Path> matches;
        try {
            matches = InputPatterns.matches(base, text.text());
            remember(text, base, matches);
        } catch (InvalidPathException | PatternSyntaxException e) {
            section.problem(key, "'" + text.text() + "' is no file name or pattern: " + e.getMessage());
            return List.of();
        } catch (IOException e) {
            section.problem(key, "'" + text.text() + "' cannot be looked up: " + e + ".");
            return List.of();
        }
        if (matches.isEmpty() && required && !later) {
            section.problem(key, missing(base, text.text()));
        }
        for (Path match : matches) {
            if (!free && !folders.contain(match)) {
                section.problem(
                        key,
                        "'" + text.text() + "' lies outside the project folder " + folders.project()
                                + ". Move it inside, allow its folder with segue.allowed-folders, or name it on the command line.");
                return List.of();
            }
        }
        return matches;
    }

    /** A file as a job file would name it; what was typed may lie anywhere. */
    String written(Path file, Location location) {
        return location.typed() || !file.startsWith(folders.project())
                ? file.toString()
                : folders.project().relativize(file).toString().replace('\\', '/');
    }

    /** The definition with typed file names made absolute. */
    Mapping absolute(Mapping root) {
        return DefinitionTrees.mapScalars(
                root, scalar -> new Scalar(typed.getOrDefault(scalar, scalar.value()), scalar.location()));
    }

    private void remember(Located text, Path base, List<Path> matches) {
        if (text.location().typed()) {
            typed.put(new Scalar(text.text(), text.location()), absolute(base, text.text(), matches));
        }
    }

    private static String absolute(Path base, String text, List<Path> matches) {
        Path named = base.resolve(text).normalize();
        if (!InputPatterns.isPattern(text) || matches.equals(List.of(named))) {
            return named.toString();
        }
        return text.startsWith("/") ? text : base + "/" + text;
    }

    private static String missing(Path base, String text) {
        if (InputPatterns.isPattern(text)) {
            return "no file matches '" + text + "' in " + base + ".";
        }
        Path file = base.resolve(text).normalize();
        return Files.isDirectory(file)
                ? "'" + text + "' is a folder; name its files, for example '" + text + "/*.csv'."
                : "there is no file '" + text + "' in " + base + ".";
    }
}
