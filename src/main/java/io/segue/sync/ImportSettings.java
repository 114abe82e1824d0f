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
import java.util.regex.Pattern;

/**
 * The {@code target} section of a job that imports playlists.
 *
 * @param catalog kind of catalog: {@code local}, {@code spotify}
 * @param files that hold the user's collection together, at least one; playlists belong to the first; none for a service
 * @param account of a service, empty for a collection
 */
record ImportSettings(String catalog, List<Path> files, String account) {

    static final String LOCAL = "local";

    private static final Pattern ACCOUNT = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._@-]{0,99}");

    /** Notes every problem in the section. */
    static void validate(Section root, DefinitionContext context, Set<String> kinds) {
        Section target = root.requiredSection("target");
        String catalog = target.requiredText("catalog");
        if (!catalog.isEmpty() && !kinds.contains(catalog)) {
            target.problem(
                    "catalog", "there is no catalog '" + catalog + "'. Available: " + String.join(", ", kinds) + ".");
        } else if (catalog.isEmpty() || catalog.equals(LOCAL)) {
            validateFiles(target, context);
        } else {
            String account = target.requiredText("account");
            if (!account.isEmpty() && !ACCOUNT.matcher(account).matches()) {
                target.problem(
                        "account",
                        "'" + account
                                + "' is no name for an account: up to 100 letters, digits, blanks and . _ @ - are.");
            }
        }
    }

    private static void validateFiles(Section target, DefinitionContext context) {
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
        String catalog = target.requiredText("catalog");
        if (!catalog.equals(LOCAL)) {
            return new ImportSettings(catalog, List.of(), target.requiredText("account"));
        }
        return new ImportSettings(
                catalog,
                target.requiredTexts("collection").stream()
                        .map(file -> definition.folder().resolve(file.text()).normalize())
                        .toList(),
                "");
    }

    /** Whose playlists are written: the first file's, or the account's. */
    String owner() {
        return files.isEmpty() ? account : collection().toString();
    }

    /** The file whose playlists are written. */
    Path collection() {
        return files.get(0);
    }

    /** The catalog to write to, as of the bytes the batch was created with. */
    CatalogTarget target(JobDefinition definition) {
        if (files.isEmpty()) {
            return new CatalogTarget(catalog, Map.of("account", account));
        }
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
