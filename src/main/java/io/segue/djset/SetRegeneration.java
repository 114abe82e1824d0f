package io.segue.djset;

import io.segue.batch.BatchType;
import io.segue.batch.DefinitionContext;
import io.segue.batch.JobDefinition;
import io.segue.batch.Section;
import io.segue.batch.TaskQueues;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The job type {@code dj-set-regeneration}: one unit per set, one item per track it is made of. */
@Component
class SetRegeneration implements BatchType {

    private final SetFiles files;
    private final LibraryFormats formats = new LibraryFormats();

    SetRegeneration(SetFiles files) {
        this.files = files;
    }

    @Override
    public String name() {
        return "dj-set-regeneration";
    }

    @Override
    public void validate(Section root, DefinitionContext context) {
        SetSettings.validate(root);
        var unused = readOptions(root);
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
        LibraryFile library = formats.open(file, definition.format(), readOptions(definition.section()));
        return RowReader.of(library::nextRow, library, library::recognised, row -> row.as(Row::item, Row::rejected));
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
    public String taskQueue(JobDefinition definition) {
        return TaskQueues.SEGUE;
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
}
