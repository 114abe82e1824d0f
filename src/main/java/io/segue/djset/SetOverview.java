package io.segue.djset;

import io.segue.batch.BatchType.BatchReport;
import io.segue.batch.BatchType.UnitReport;
import io.segue.library.CsvWriter;
import io.segue.library.DjCollection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The sets of a batch at a glance: a table of several ({@code sets.csv}), what is new since last time, and how to load them. */
final class SetOverview {

    private static final int MOST_LINES = 12;
    private static final List<String> COLUMNS = List.of(
            "set",
            "tracks",
            "minutes",
            "average_score",
            "optimality_gap_percent",
            "unsafe_key_moves",
            "since",
            "new",
            "gone",
            "kept",
            "fresh_share");

    private final SetStore sets;

    SetOverview(SetStore sets) {
        this.sets = sets;
    }

    /** Writes the table and says, step by step, what a reader does next. */
    List<String> steps(BatchReport batch) throws IOException {
        List<UnitReport> made = batch.units().stream().filter(SetFiles::made).toList();
        List<String> steps = new ArrayList<>();
        CollectionAge.of(batch.definition(), batch.definition().inputs()).ifPresent(steps::add);
        List<String> changes = new ArrayList<>();
        Table table = new Table();
        for (UnitReport unit : made) {
            Optional<SetDocument.Metrics> metrics =
                    sets.document(unit.ref()).map(SetJson::read).map(SetDocument::metrics);
            metrics.ifPresent(figures -> {
                table.add(unit.title(), figures);
                change(unit.title(), figures).ifPresent(changes::add);
            });
        }
        if (batch.units().size() > 1) {
            table.write(batch.directory().resolve("sets.csv"));
            steps.add("Every set has a folder in sets/ with a page to open, set.html; sets.csv has them side by side.");
        } else if (!made.isEmpty()) {
            steps.add("Open set.html for the set, its transitions and how to mix them.");
        }
        steps.addAll(changes.subList(0, Math.min(MOST_LINES, changes.size())));
        if (changes.size() > MOST_LINES) {
            steps.add("And so on for " + (changes.size() - MOST_LINES) + " more sets: sets.csv.");
        }
        steps.addAll(loading(batch, made));
        return steps;
    }

    private static List<String> loading(BatchReport batch, List<UnitReport> made) throws IOException {
        List<String> steps = new ArrayList<>();
        for (Path input : batch.definition().inputs()) {
            Optional<DjCollection> collection =
                    Files.isRegularFile(input) && !made.isEmpty() ? DjCollection.of(input) : Optional.empty();
            collection.ifPresent(found -> steps.addAll(found.howToLoad(found.fileName(), SetFiles.folder(batch))));
        }
        return steps;
    }

    private static Optional<String> change(String title, SetDocument.Metrics figures) {
        SetChanges changes = figures.changes();
        if (changes == null) {
            return Optional.empty();
        }
        return Optional.of(
                changes.standing()
                        ? title + " stands as it was on " + changes.since() + ": nothing it is made of has changed."
                        : String.format(
                                Locale.ROOT,
                                "%s since %s: %d new, %d gone, %d kept; %.0f %% not played in the last %d.",
                                title,
                                changes.since(),
                                changes.in().size(),
                                changes.out().size(),
                                changes.kept(),
                                100 * changes.freshShare(),
                                changes.sets()));
    }

    private static final class Table {

        private final List<List<Object>> rows = new ArrayList<>();

        void add(String title, SetDocument.Metrics figures) {
            SetChanges changes = figures.changes();
            rows.add(Arrays.asList(
                    title,
                    figures.totalTracks(),
                    rounded(figures.totalDurationMinutes()),
                    figures.avgTransitionScore() == null ? "" : rounded(figures.avgTransitionScore()),
                    rounded(figures.optimalityGapPercent()),
                    figures.harmonicViolations(),
                    changes == null ? "" : changes.since(),
                    changes == null ? "" : changes.in().size(),
                    changes == null ? "" : changes.out().size(),
                    changes == null ? "" : changes.kept(),
                    changes == null ? "" : rounded(changes.freshShare())));
        }

        private static double rounded(double number) {
            return Math.round(100 * number) / 100.0;
        }

        void write(Path file) throws IOException {
            try (CsvWriter csv = new CsvWriter(Files.newBufferedWriter(file))) {
                csv.row(COLUMNS);
                for (List<Object> row : rows) {
                    csv.row(row);
                }
            }
        }
    }
}
