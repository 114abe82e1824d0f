package io.segue.sync;

import io.segue.batch.BatchType;
import io.segue.batch.DefinitionContext;
import io.segue.batch.JobDefinition;
import io.segue.batch.Section;
import io.segue.library.LibraryFile;
import io.segue.library.LibraryFormats;
import io.segue.library.ReadOptions;
import io.segue.library.ReadOptions.View;
import io.segue.library.Track;
import io.segue.library.TrackJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The job type {@code playlist-import}: one unit per playlist of the exports, one item per track. */
@Component
class PlaylistImport implements BatchType {

    private final Catalogs catalogs;
    private final PlaylistFiles files;
    private final LibraryFormats formats = new LibraryFormats();

    PlaylistImport(Catalogs catalogs, PlaylistFiles files) {
        this.catalogs = catalogs;
        this.files = files;
    }

    @Override
    public String name() {
        return "playlist-import";
    }

    @Override
    public void validate(Section root, DefinitionContext context) {
        ImportSettings.validate(root, context, catalogs.kinds());
        MatchSettings.validate(root);
        var unused = readOptions(root);
    }

    @Override
    public Set<String> inputFormats() {
        return Set.copyOf(formats.names());
    }

    @Override
    public Set<String> outputFormats() {
        return Set.of(PlaylistFiles.M3U8, CollectionFiles.COLLECTION);
    }

    @Override
    public List<Path> referencedFiles(JobDefinition definition) {
        return ImportSettings.of(definition).files();
    }

    /** Opens the catalog once, so that a collection that cannot be read stops the batch before anything is applied. */
    @Override
    public void prepare(JobDefinition definition) {
        catalogs.of(definition).prepare();
    }

    @Override
    public RowReader open(JobDefinition definition, Path file) throws IOException {
        LibraryFile library = formats.open(file, definition.format(), readOptions(definition.section()));
        return RowReader.of(library::nextRow, library, library::recognised, row -> row.as(Row::item, Row::rejected));
    }

    private static ReadOptions readOptions(Section root) {
        Section input = root.requiredSection("input");
        return ReadOptions.of(
                View.PLAYLISTS,
                input::strings,
                input::flag,
                input::choice,
                value -> input.section("columns").flatMap(columns -> columns.text(value)));
    }

    @Override
    public String unitWorkflow() {
        return "PlaylistSyncWorkflow";
    }

    @Override
    public Map<String, String> searchAttributes(JobDefinition definition, String unitTitle, @Nullable String targetId) {
        return targetId == null ? Map.of() : Map.of("playlist_id", targetId);
    }

    @Override
    public List<String> columns() {
        return List.of("title", "artists", "album", "isrc", "duration_ms");
    }

    @Override
    public List<String> cells(String payload) {
        Track track = TrackJson.read(payload);
        return List.of(
                track.title(),
                String.join("; ", track.artists()),
                track.album() == null ? "" : track.album(),
                track.isrc() == null ? "" : track.isrc(),
                track.duration() == null ? "" : String.valueOf(track.duration().toMillis()));
    }

    @Override
    public void report(UnitReport unit) throws IOException {
        boolean inFolders = readOptions(unit.definition().section()).folders() == ReadOptions.Folders.KEEP;
        files.write(unit, catalogs.of(unit.definition()), inFolders);
    }

    @Override
    public List<String> report(BatchReport batch) throws IOException {
        boolean inFolders = readOptions(batch.definition().section()).folders() == ReadOptions.Folders.KEEP;
        return CollectionFiles.write(batch, catalogs.of(batch.definition()), inFolders);
    }
}
