package io.segue.sync;

import io.segue.batch.DefinitionContext;
import io.segue.batch.JobDefinition;
import io.segue.batch.Section;
import io.segue.batch.Section.Located;
import io.segue.catalog.CatalogTarget;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The {@code target} section of a job that imports playlists.
 *
 * @param catalog kind of catalog: {@code local}
 * @param collection file that holds the user's collection
 */
record ImportSettings(String catalog, Path collection) {

    static final String LOCAL = "local";

    /** Notes every problem in the section. */
    static void validate(Section root, DefinitionContext context, Set<String> kinds) {
        Section target = root.requiredSection("target");
        String catalog = target.requiredText("catalog");
        if (!catalog.isEmpty() && !kinds.contains(catalog)) {
            target.problem(
                    "catalog", "there is no catalog '" + catalog + "'. Available: " + String.join(", ", kinds) + ".");
        }
        String collection = target.requiredText("collection");
        if (!collection.isEmpty()) {
            var unused = context.file(target, "collection", new Located(collection, target.location("collection")));
        }
    }

    static ImportSettings of(JobDefinition definition) {
        Section target = definition.section().requiredSection("target");
        return new ImportSettings(
                target.requiredText("catalog"),
                definition.folder().resolve(target.requiredText("collection")).normalize());
    }

    List<Path> files() {
        return List.of(collection);
    }

    /** The catalog to write to, as of the bytes the batch was created with. */
    CatalogTarget target(JobDefinition definition) {
        String hash = definition.hashes().get(collection);
        if (hash == null) {
            throw new IllegalStateException("no batch has been made of this definition yet: " + definition.name());
        }
        return new CatalogTarget(catalog, Map.of("collection", collection.toString(), "sha256", hash));
    }
}
