package io.segue.djset;

import io.segue.batch.BatchType;
import io.segue.batch.DefinitionContext;
import io.segue.batch.JobDefinition;
import io.segue.batch.Section;
import io.segue.djset.definition.SetPlan;
import io.segue.djset.pool.PoolRows;
import io.segue.library.AudioFeatures;
import io.segue.library.LibraryFile;
import io.segue.library.LibraryFormats;
import io.segue.library.ReadOptions;
import io.segue.library.ReadOptions.View;
import io.segue.library.Track;
import io.segue.library.TrackJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The job type {@code dj-set-regeneration}: one unit per set, one item per track it is made of. */
@Component
class SetRegeneration implements BatchType {

    private final SetFiles files;
    private final SetStore sets;
    private final SetOverview overview;
    private final LibraryFormats formats = new LibraryFormats();

    SetRegeneration(SetFiles files, SetStore sets) {
        this.files = files;
        this.sets = sets;
        this.overview = new SetOverview(sets);
    }

    @Override
    public String name() {
        return "dj-set-regeneration";
    }

    @Override
    public void validate(Section root, DefinitionContext context) {
        var plan = SetPlan.read(root);
        var options = readOptions(root);
    }

    @Override
    public boolean dated(Section root) {
        return SetPlan.dated(root);
    }

    @Override
    public Set<String> inputFormats() {
        return Set.copyOf(formats.names());
    }

    @Override
    public Set<String> outputFormats() {
        return Set.of(SetFiles.M3U8);
    }

    @Override
    public List<Path> referencedFiles(JobDefinition definition) {
        return List.of();
    }

    @Override
    public RowReader open(JobDefinition definition, Path file) throws IOException {
        SetPlan plan = SetPlan.read(definition.section());
        ReadOptions options = readOptions(definition.section());
        if (plan.listed().isEmpty() && plan.by() == null) {
            LibraryFile library = formats.open(file, definition.format(), options);
            return RowReader.of(
                    library::nextRow, library, library::recognised, row -> row.as(Row::item, Row::rejected));
        }
        return dealt(definition, plan, file, unmet(definition, plan, file));
    }

    private PoolRows dealt(JobDefinition definition, SetPlan plan, Path file, Set<String> missing) {
        ReadOptions options = readOptions(definition.section());
        return new PoolRows(plan, view -> formats.open(file, definition.format(), options.viewing(view)), missing);
    }

    /** The last file complains about listed sets that no file has tracks for. */
    private Set<String> unmet(JobDefinition definition, SetPlan plan, Path file) throws IOException {
        List<Path> inputs = definition.inputs();
        if (!file.equals(inputs.get(inputs.size() - 1))) {
            return Set.of();
        }
        Set<String> unmet = plan.listed().stream().map(SetPlan.Listed::name).collect(Collectors.toSet());
        for (Path other : inputs.subList(0, inputs.size() - 1)) {
            try (PoolRows rows = dealt(definition, plan, other, Set.of())) {
                for (Row row = rows.next(); row != null && !unmet.isEmpty(); row = rows.next()) {
                    unmet.remove(row.unit());
                }
            }
        }
        return unmet;
    }

    private static ReadOptions readOptions(Section root) {
        Section input = root.requiredSection("input");
        return ReadOptions.of(
                View.COLLECTION,
                input::strings,
                input::flag,
                input::choice,
                value -> input.section("columns").flatMap(columns -> columns.text(value)));
    }

    @Override
    public String unitWorkflow() {
        return "SetWorkflow";
    }

    @Override
    public List<String> columns() {
        return List.of("title", "artists", "bpm", "camelot", "energy");
    }

    @Override
    public List<String> cells(String payload) {
        Track track = TrackJson.read(payload);
        AudioFeatures features = track.features();
        return List.of(
                track.title(),
                String.join("; ", track.artists()),
                text(features == null ? null : features.bpm()),
                text(features == null ? null : features.key()),
                text(features == null ? null : features.energy()));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    @Override
    public void report(UnitReport unit) throws IOException {
        files.write(unit);
    }

    @Override
    public List<String> report(BatchReport batch) throws IOException {
        if (!batch.dryRun()) {
            sets.makeCurrent(
                    batch.batchId(),
                    batch.units().stream()
                            .filter(SetFiles::made)
                            .map(unit -> unit.ref().unitNo())
                            .toList());
        }
        files.writeCollections(batch);
        return overview.steps(batch);
    }
}
