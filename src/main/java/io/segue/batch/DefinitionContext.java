package io.segue.batch;

import io.segue.batch.Section.Located;
import java.nio.file.Path;
import java.util.Optional;

/** Resolves what a definition's values mean where it is read: paths for now. */
public interface DefinitionContext {

    /**
     * The file a text names. Paths written in job files stay inside the project's folders, unless configuration allows more; paths
     * typed on the command line are the user's own. A missing or forbidden file is noted as a problem of the section's key.
     */
    Optional<Path> file(Section section, String key, Located text);
}
