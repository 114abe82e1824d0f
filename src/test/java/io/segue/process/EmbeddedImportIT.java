package io.segue.process;

import java.nio.file.Path;
import java.util.Map;

/** The embedded default: H2 in a file. */
class EmbeddedImportIT extends ImportScenarios {

    @Override
    Map<String, String> freshDatabase() {
        return Map.of();
    }

    @Override
    LedgerImage image(Path project) throws Exception {
        return LedgerImage.ofEmbedded(project);
    }
}
