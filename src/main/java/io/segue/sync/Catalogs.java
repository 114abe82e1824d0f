package io.segue.sync;

import io.segue.batch.JobDefinition;
import io.segue.batch.UnitLedger;
import io.segue.batch.UnitRef;
import io.segue.catalog.CatalogProvider;
import io.segue.catalog.CatalogTarget;
import io.segue.catalog.MusicCatalog;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Opens the catalog a job writes to. */
@Component
class Catalogs {

    private final Map<String, CatalogProvider> providers = new TreeMap<>();

    Catalogs(List<CatalogProvider> providers) {
        providers.forEach(provider -> this.providers.put(provider.kind(), provider));
    }

    Set<String> kinds() {
        return providers.keySet();
    }

    MusicCatalog of(UnitLedger ledger, UnitRef unit) {
        return of(ledger.batch(unit.batchId()).definition());
    }

    MusicCatalog of(JobDefinition definition) {
        CatalogTarget target = ImportSettings.of(definition).target(definition);
        CatalogProvider provider = providers.get(target.kind());
        if (provider == null) {
            throw new IllegalStateException("no catalog of kind " + target.kind() + " in this process");
        }
        return provider.open(target);
    }
}
