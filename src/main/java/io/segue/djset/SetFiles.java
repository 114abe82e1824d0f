package io.segue.djset;

import io.segue.batch.BatchType.UnitReport;
import io.segue.batch.Item;
import io.segue.batch.UnitLedger;
import io.segue.batch.UnitState;
import io.segue.library.M3u8Writer;
import io.segue.library.PortableName;
import io.segue.library.Track;
import io.segue.library.TrackJson;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Writes a finished set: {@code set.json} and {@code set.m3u8}, in a folder of its own where a batch makes several. */
@Component
class SetFiles {

    static final String M3U8 = "m3u8";

    private final SetStore sets;
    private final ObjectProvider<UnitLedger> ledger;

    /**
     * @param ledger asked for late, for the ledger itself knows the job types
     */
    SetFiles(SetStore sets, ObjectProvider<UnitLedger> ledger) {
        this.sets = sets;
        this.ledger = ledger;
    }

    void write(UnitReport unit) throws IOException {
        Optional<String> document = sets.document(unit.ref());
        boolean made = unit.state() == UnitState.APPLIED || unit.state() == UnitState.PARTIAL;
        if (!made || document.isEmpty()) {
            return;
        }
        Path folder = unit.only()
                ? unit.directory()
                : PortableName.in(unit.directory().resolve("sets"), unit.title(), "");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("set.json"), document.get());
        if (unit.definition().output().wants(M3U8)) {
            writePlaylist(unit, folder.resolve("set.m3u8"));
        }
    }

    private void writePlaylist(UnitReport unit, Path file) throws IOException {
        List<Item> items = ledger.getObject().items(unit.ref(), 0, Integer.MAX_VALUE);
        List<Track> tracks =
                items.stream().map(item -> TrackJson.read(item.payload())).toList();
        try (Writer text = Files.newBufferedWriter(file);
                M3u8Writer playlist = new M3u8Writer(text, unit.title())) {
            for (Track track : SetComposer.inOrder(tracks, sets.sequence(unit.ref()))) {
                playlist.write(track);
            }
        }
    }
}
