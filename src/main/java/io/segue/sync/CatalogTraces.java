package io.segue.sync;

import io.segue.batch.BatchTraces;
import io.segue.catalog.CatalogProvider;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What catalogs keep on this side: playlists of local collections, and indexes. */
@Component
class CatalogTraces implements BatchTraces {

    private final List<CatalogProvider> providers;

    CatalogTraces(List<CatalogProvider> providers) {
        this.providers = providers;
    }

    @Override
    public int forget(String user, List<String> targetIds) {
        return providers.stream()
                .mapToInt(provider -> provider.forget(targetIds))
                .sum();
    }

    @Override
    public int sweep(Set<String> needed, Instant before) throws IOException {
        int swept = 0;
        for (CatalogProvider provider : providers) {
            swept += provider.sweep(needed, before);
        }
        return swept;
    }
}
