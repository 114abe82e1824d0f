package io.segue.sync;

import io.segue.batch.DefinitionContext;
import io.segue.batch.JobDefinition;
import io.segue.batch.Section;
import io.segue.batch.SeriesLedger;
import io.segue.library.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The job type {@code library-migration}: playlist import night after night. A row that arrived once is passed over while it stands in
 * the export; what is new, changed, or never arrived is worked on. Whatever disappears from the export stays in the target.
 */
@Component
class LibraryMigration extends PlaylistImport {

    private static final String REMOVED_FILE = "removed.csv";

    private final SeriesLedger series;

    LibraryMigration(Catalogs catalogs, PlaylistFiles files, SeriesLedger series) {
        super(catalogs, files);
        this.series = series;
    }

    /** Which rows a night works on. */
    enum Stage {
        NEW,
        ALL
    }

    /** What is done about rows the export has no more. */
    enum Removed {
        REPORT,
        KEEP
    }

    private record Changes(Stage stage, Removed removed) {

        static Changes of(Section root) {
            Optional<Section> changes = root.section("changes");
            return new Changes(
                    changes.flatMap(section -> section.choice("stage", Stage.class))
                            .orElse(Stage.NEW),
                    changes.flatMap(section -> section.choice("removed", Removed.class))
                            .orElse(Removed.REPORT));
        }
    }

    @Override
    public String name() {
        return "library-migration";
    }

    @Override
    public void validate(Section root, DefinitionContext context) {
        super.validate(root, context);
        var changes = Changes.of(root);
    }

    /** The playlists of one target are a series, whatever the collection's bytes are tonight. */
    @Override
    public Optional<String> series(JobDefinition definition) {
        if (Changes.of(definition.section()).stage() == Stage.ALL) {
            return Optional.empty();
        }
        ImportSettings settings = ImportSettings.of(definition);
        return Optional.of(settings.catalog() + ":" + settings.owner());
    }

    @Override
    public List<String> report(BatchReport batch) throws IOException {
        List<String> steps = new ArrayList<>(super.report(batch));
        if (Changes.of(batch.definition().section()).removed() == Removed.REPORT) {
            long gone = writeRemoved(batch.batchId(), batch.directory().resolve(REMOVED_FILE));
            if (gone > 0) {
                steps.add(gone + (gone == 1 ? " row that" : " rows that")
                        + " arrived before are gone from the export, or stand there differently; in the target they stay. They are listed in "
                        + REMOVED_FILE + ".");
            }
        }
        return steps;
    }

    private long writeRemoved(String batchId, Path file) throws IOException {
        long gone;
        try (CsvWriter csv = new CsvWriter(Files.newBufferedWriter(file))) {
            csv.row(List.of("playlist", "track"));
            gone = series.forEachGone(batchId, (playlist, track) -> csv.row(List.of(playlist, track)));
        }
        if (gone == 0) {
            Files.delete(file);
        }
        return gone;
    }
}
