package io.segue.catalog;

import java.util.Map;

/**
 * Names a catalog to write to. Travels through the ledger, so it is text all the way down.
 *
 * @param kind which catalog: {@code local}, {@code spotify}
 * @param settings what that catalog needs to be opened; for {@code local}: {@code collection} (path) and {@code sha256} of its bytes,
 *     and {@code collection.2}, {@code sha256.2} and so on where it has more files; for {@code spotify}: {@code account}
 */
public record CatalogTarget(String kind, Map<String, String> settings) {

    public CatalogTarget {
        settings = Map.copyOf(settings);
    }
}
