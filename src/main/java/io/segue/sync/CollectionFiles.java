package io.segue.sync;

import io.segue.batch.BatchType.BatchReport;
import io.segue.batch.BatchType.UnitReport;
import io.segue.catalog.MusicCatalog;
import io.segue.library.CollectionCopy;
import io.segue.library.DjCollection;
import io.segue.library.LibraryRow;
import io.segue.library.Playlist;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the target is the collection of a DJ program: writes a copy of it with the batch's playlists, as the target has them after the
 * batch, and tells how to load it.
 */
final class CollectionFiles {

    static final String COLLECTION = "collection";

    private CollectionFiles() {}

    /**
     * @param inFolders whether the folders in titles become folders
     * @return what a person does to have the playlists in the program; nothing where no copy was made
     */
    static List<String> write(BatchReport batch, MusicCatalog catalog, boolean inFolders) throws IOException {
        ImportSettings settings = ImportSettings.of(batch.definition());
        if (batch.dryRun()
                || !settings.catalog().equals(ImportSettings.LOCAL)
                || !batch.definition().output().wants(COLLECTION)) {
            return List.of();
        }
        Optional<DjCollection> collection = DjCollection.of(settings.collection());
        return collection.isEmpty() ? List.of() : write(batch, catalog, inFolders, collection.get());
    }

    private static List<String> write(
            BatchReport batch, MusicCatalog catalog, boolean inFolders, DjCollection collection) throws IOException {
        Path file = batch.directory().resolve(collection.fileName());
        LocalDate day = LocalDate.ofInstant(batch.createdAt(), ZoneId.systemDefault());
        List<String> folder;
        long missing = 0;
        try (CollectionCopy copy =
                collection.copyTo(file, List.of("Segue", batch.definition().name(), day.toString()))) {
            folder = copy.folder();
            for (UnitReport unit : batch.units()) {
                String playlistId = unit.targetId();
                if (playlistId != null && catalog.playlist(playlistId).isPresent()) {
                    Playlist playlist = playlist(unit, inFolders);
                    missing += PlaylistFiles.forEachEntry(
                            catalog,
                            playlistId,
                            track -> copy.write(new LibraryRow.Read(unit.ref().unitNo(), playlist, track, null)));
                }
            }
            copy.finish();
        }
        List<String> steps = new ArrayList<>(collection.howToLoad(collection.fileName(), folder));
        if (missing > 0) {
            steps.add(missing + " entries are left out of " + collection.fileName()
                    + ": their files are no longer in the collection.");
        }
        return steps;
    }

    private static Playlist playlist(UnitReport unit, boolean inFolders) {
        List<String> path = inFolders ? Playlist.path(unit.title()) : List.of(unit.title());
        int last = path.size() - 1;
        return new Playlist(
                String.valueOf(unit.ref().unitNo()), path.get(last), path.subList(0, last), Playlist.Kind.PLAYLIST);
    }
}
