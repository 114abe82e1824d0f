package io.segue.djset;

import io.segue.batch.BatchType.UnitReport;
import io.segue.batch.Item;
import io.segue.batch.UnitLedger;
import io.segue.batch.UnitState;
import io.segue.library.DjCollection;
import io.segue.library.LibraryRow;
import io.segue.library.LibraryWriter;
import io.segue.library.M3u8Writer;
import io.segue.library.Playlist;
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

/** Writes a finished set - JSON, page, CSV, text, playlist, and the DJ program's collection it came from - in a folder of its own where a batch makes several. */
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
        SetDocument set = SetJson.read(document.get());
        List<Track> tracks = tracks(unit);
        SetTexts.write(folder, unit.title(), set);
        Files.writeString(
                folder.resolve("set.html"),
                SetPage.of(
                        unit.title(), set, SetSettings.rules(unit.definition()).arc()));
        if (unit.definition().output().wants(M3U8)) {
            writePlaylist(unit.title(), tracks, folder.resolve("set.m3u8"));
        }
        for (Path input : unit.definition().inputs()) {
            writeCollection(unit, input, tracks, folder);
        }
    }

    private List<Track> tracks(UnitReport unit) {
        List<Item> items = ledger.getObject().items(unit.ref(), 0, Integer.MAX_VALUE);
        List<Track> tracks =
                items.stream().map(item -> TrackJson.read(item.payload())).toList();
        return SetComposer.inOrder(tracks, sets.sequence(unit.ref()));
    }

    private static void writePlaylist(String title, List<Track> tracks, Path file) throws IOException {
        try (Writer text = Files.newBufferedWriter(file);
                M3u8Writer playlist = new M3u8Writer(text, title)) {
            for (Track track : tracks) {
                playlist.write(track);
            }
        }
    }

    /** Where the set was made of a DJ program's collection: a copy of that with the set as a playlist. */
    private static void writeCollection(UnitReport unit, Path input, List<Track> tracks, Path folder)
            throws IOException {
        Optional<DjCollection> collection = Files.isRegularFile(input) ? DjCollection.of(input) : Optional.empty();
        if (collection.isEmpty()) {
            return;
        }
        Path copy = folder.resolve(collection.get().fileName());
        try (LibraryWriter writer =
                collection.get().copyTo(copy, List.of("Segue", unit.definition().name()))) {
            for (int p = 0; p < tracks.size(); p++) {
                writer.write(new LibraryRow.Read(p + 1, Playlist.of(unit.title()), tracks.get(p), null));
            }
            writer.finish();
        }
    }
}
