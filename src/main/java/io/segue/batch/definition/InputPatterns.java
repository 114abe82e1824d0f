package io.segue.batch.definition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** From a file name or glob ({@code *}, {@code **}, {@code ?}, {@code [..]}, {@code {a,b}}) to the files it names, in a stable order. */
final class InputPatterns {

    private static final int MAX_DEPTH = 32;

    private InputPatterns() {}

    static boolean isPattern(String text) {
        return text.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
    }

    /**
     * Regular files the pattern matches, by path. A file of exactly that name is meant before any pattern is: exports are called
     * {@code Best of [2024].csv}.
     */
    static List<Path> matches(Path base, String pattern) throws IOException {
        Optional<Path> named = named(base, pattern);
        if (named.isPresent() || !isPattern(pattern)) {
            return named.stream().toList();
        }
        String unixPattern = pattern.replace('\\', '/');
        int firstWildcard = firstWildcard(unixPattern);
        int folderEnd = unixPattern.lastIndexOf('/', firstWildcard);
        Path folder = folderEnd < 0
                ? base
                : base.resolve(folderEnd == 0 ? "/" : unixPattern.substring(0, folderEnd))
                        .normalize();
        String glob = unixPattern.substring(folderEnd + 1);
        List<PathMatcher> matchers = matchers(glob);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        int depth = glob.contains("**")
                ? MAX_DEPTH
                : (int) glob.chars().filter(c -> c == '/').count() + 1;
        try (Stream<Path> files = Files.walk(folder, depth, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> matchers.stream().anyMatch(matcher -> matcher.matches(folder.relativize(file))))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Optional<Path> named(Path base, String name) {
        try {
            return Optional.of(base.resolve(name).normalize()).filter(Files::isRegularFile);
        } catch (InvalidPathException e) {
            if (isPattern(name)) {
                return Optional.empty(); // some systems take no such characters in a name
            }
            throw e;
        }
    }

    /** Elsewhere than in Java, {@code **} followed by a slash stands for no folder, too. */
    private static List<PathMatcher> matchers(String glob) {
        return Stream.of(glob, glob.startsWith("**/") ? glob.substring(3) : glob)
                .distinct()
                .map(one -> FileSystems.getDefault().getPathMatcher("glob:" + one))
                .toList();
    }

    /** The file changed last; of equally old ones the last by name. */
    static Path newest(List<Path> files) {
        return files.stream()
                .max(Comparator.<Path>comparingLong(file -> file.toFile().lastModified())
                        .thenComparing(Path::toString))
                .orElseThrow();
    }

    private static int firstWildcard(String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            if ("*?[{".indexOf(pattern.charAt(i)) >= 0) {
                return i;
            }
        }
        return pattern.length();
    }
}
