package io.segue.sync;

import io.segue.batch.BatchType.UnitReport;
import io.segue.catalog.CatalogTrack;
import io.segue.catalog.MusicCatalog;
import io.segue.library.M3u8Writer;
import io.segue.library.Playlist;
import io.segue.library.PortableName;
import io.segue.library.Track;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes a unit's playlist, as the target has it after the batch, to {@code playlists/<title>.m3u8}. */
@Component
class PlaylistFiles {

    static final String M3U8 = "m3u8";

    private static final int ENTRIES_AT_ONCE = 1000;

    /**
     * @param inFolders whether the folders in the title become folders
     */
    void write(UnitReport unit, MusicCatalog catalog, boolean inFolders) throws IOException {
        String playlistId = unit.targetId();
        if (playlistId == null
                || catalog.metered() // its tracks are no files, and reading them again costs requests
                || !unit.definition().output().wants(M3U8)
                || catalog.playlist(playlistId).isEmpty()) {
            return;
        }
        Path folder = unit.directory().resolve("playlists");
        List<String> path = inFolders ? Playlist.path(unit.title()) : List.of(unit.title());
        for (String name : path.subList(0, path.size() - 1)) {
            folder = folder.resolve(PortableName.of(name));
        }
        Files.createDirectories(folder);
        try (Writer text = Files.newBufferedWriter(PortableName.in(folder, path.get(path.size() - 1), "." + M3U8));
                M3u8Writer playlist = new M3u8Writer(text, unit.title())) {
            var withoutLocation = forEachEntry(catalog, playlistId, playlist::write);
        }
    }

    /** Takes an entry. */
    @FunctionalInterface
    interface Sink {
        boolean write(Track track) throws IOException;
    }

    /**
     * Every entry of a playlist, in order.
     *
     * @return how many the sink had no use for
     */
    static long forEachEntry(MusicCatalog catalog, String playlistId, Sink sink) throws IOException {
        long unused = 0;
        int offset = 0;
        List<CatalogTrack> entries;
        do {
            entries = catalog.entries(playlistId, offset, ENTRIES_AT_ONCE);
            for (CatalogTrack entry : entries) {
                unused += sink.write(entry.track()) ? 0 : 1;
            }
            offset += entries.size();
        } while (entries.size() == ENTRIES_AT_ONCE);
        return unused;
    }
}
