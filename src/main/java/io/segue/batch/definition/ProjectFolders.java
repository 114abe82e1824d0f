package io.segue.batch.definition;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The folders that job files may name files in.
 *
 * @param project what relative paths in job files are relative to
 * @param allowedFolders folders outside the project that job files may use as well
 */
@ConfigurationProperties("segue")
public record ProjectFolders(
        @DefaultValue(".") Path project, @DefaultValue List<Path> allowedFolders) {

    public ProjectFolders {
        project = project.toAbsolutePath().normalize();
        allowedFolders = List.copyOf(allowedFolders);
    }

    /** Whether the path, symbolic links followed as far as it exists, lies in an allowed folder. */
    boolean contain(Path path) {
        Path real = real(path);
        return Stream.concat(Stream.of(project), allowedFolders.stream())
                .anyMatch(folder -> real.startsWith(real(folder)));
    }

    private static Path real(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        for (Path known = absolute; known != null; known = known.getParent()) {
            try {
                return known.toRealPath().resolve(known.relativize(absolute)).normalize();
            } catch (IOException notThere) {
                // the longest part that exists decides
            }
        }
        return absolute;
    }
}
