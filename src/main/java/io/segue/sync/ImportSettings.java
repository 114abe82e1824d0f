package io.segue.sync;

import io.segue.batch.DefinitionContext;
import io.segue.batch.JobDefinition;
import io.segue.batch.Section;
import io.segue.batch.Section.Located;
import io.segue.catalog.CatalogTarget;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The {@code target} section of a job that imports playlists.
 *
 * @param catalog kind of catalog: {@code local}
 * @param files that hold the user's collection together, at least one; playlists belong to the first
 */
record ImportSettings(String catalog, List<Path> files) {

    static final String LOCAL = "local";

    /** Notes every problem in the section. */
    static void validate(Section root, DefinitionContext context, Set<String> kinds) {
        Section target = root.requiredSection("target");
        String catalog = target.requiredText("catalog");
        if (!catalog.isEmpty() && !kinds.contains(catalog)) {
            target.problem(
                    "catalog", "there is no catalog '" + catalog + "'. Available: " + String.join(", ", kinds) + ".");
        }
        Set<String> named = new HashSet<>();
        for (Located collection : target.requiredTexts("collection")) {
            var unused = context.file(target, "collection", collection);
            if (!named.add(collection.text())) {
                target.problem("collection", "'" + collection.text() + "' is listed twice.");
            }
        }
    }

    static ImportSettings of(JobDefinition definition) {
        Section target = definition.section().requiredSection("target");
        return new ImportSettings(
                target.requiredText("catalog"),
                target.requiredTexts("collection").stream()
                        .map(file -> definition.folder().resolve(file.text()).normalize())
                        .toList());
    }

    /** The file whose playlists are written. */
    Path collection() {
        return files.get(0);
    }

    /** The catalog to write to, as of the bytes the batch was created with. */
    CatalogTarget target(JobDefinition definition) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (int no = 1; no <= files.size(); no++) {
            Path file = files.get(no - 1);
            String hash = definition.hashes().get(file);
            if (hash == null) {
                throw new IllegalStateException("no batch has been made of this definition yet: " + definition.name());
            }
            String suffix = no == 1 ? "" : "." + no;
            settings.put("collection" + suffix, file.toString());
            settings.put("sha256" + suffix, hash);
        }
        return new CatalogTarget(catalog, settings);
    }
}
