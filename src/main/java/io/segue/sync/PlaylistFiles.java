package io.segue.sync;

import io.segue.batch.BatchType.UnitReport;
import io.segue.catalog.CatalogTrack;
import io.segue.catalog.MusicCatalog;
import io.segue.library.M3u8Writer;
import io.segue.library.PortableName;
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

    void write(UnitReport unit, MusicCatalog catalog) throws IOException {
        String playlistId = unit.targetId();
        if (playlistId == null
                || !unit.definition().output().wants(M3U8)
                || catalog.playlist(playlistId).isEmpty()) {
            return;
        }
        Path folder = Files.createDirectories(unit.directory().resolve("playlists"));
        try (Writer text = Files.newBufferedWriter(PortableName.in(folder, unit.title(), "." + M3U8));
                M3u8Writer playlist = new M3u8Writer(text, unit.title())) {
            int offset = 0;
            List<CatalogTrack> entries;
            do {
                entries = catalog.entries(playlistId, offset, ENTRIES_AT_ONCE);
                for (CatalogTrack entry : entries) {
                    playlist.write(entry.track());
                }
                offset += entries.size();
            } while (entries.size() == ENTRIES_AT_ONCE);
        }
    }
}
