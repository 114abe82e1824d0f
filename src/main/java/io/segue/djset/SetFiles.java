package io.segue.djset;

import io.segue.batch.BatchType.BatchReport;
import io.segue.batch.BatchType.UnitReport;
import io.segue.batch.UnitLedger;
import io.segue.batch.UnitState;
import io.segue.djset.definition.SetPlan;
import io.segue.djset.definition.SetSettings;
import io.segue.djset.report.SetPage;
import io.segue.djset.report.SetSheet;
import io.segue.djset.report.SetTexts;
import io.segue.library.DjCollection;
import io.segue.library.LibraryRow;
import io.segue.library.LibraryWriter;
import io.segue.library.M3u8Writer;
import io.segue.library.Playlist;
import io.segue.library.PortableName;
import io.segue.library.Track;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Writes finished sets: JSON, page, CSV, text and playlist, in a folder of its own where a batch makes several; and, once for the batch, the
 * DJ program's collection they came from with the sets in it.
 */
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

    static boolean made(UnitReport unit) {
        return unit.state() == UnitState.APPLIED || unit.state() == UnitState.PARTIAL;
    }

    void write(UnitReport unit) throws IOException {
        Optional<String> document = sets.document(unit.ref());
        if (!made(unit) || document.isEmpty()) {
            return;
        }
        Path folder = unit.only()
                ? unit.directory()
                : PortableName.in(unit.directory().resolve("sets"), unit.title(), "");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("set.json"), document.get());
        SetMaking making = making(unit);
        SetDraft draft = sets.draft(unit.ref());
        SetSheet sheet = new SetSheet(
                unit.title(),
                SetJson.read(document.get()),
                draft.sequence().targets(),
                settings(unit).rules().arc().name(),
                making.eligible().excluded(),
                CollectionAge.of(unit.definition(), unit.definition().inputs()).orElse(null));
        SetTexts.write(folder, sheet);
        Files.writeString(folder.resolve("set.html"), SetPage.of(sheet));
        if (unit.definition().output().wants(M3U8)) {
            writePlaylist(unit.title(), making.inOrder(draft), folder.resolve("set.m3u8"));
        }
    }

    private SetMaking making(UnitReport unit) {
        return new SetMaking(SetItems.tracks(SetItems.of(ledger.getObject(), unit.ref())), settings(unit));
    }

    private static SetSettings settings(UnitReport unit) {
        return SetPlan.settings(unit.definition().section(), unit.title());
    }

    private static void writePlaylist(String title, List<Track> tracks, Path file) throws IOException {
        try (Writer text = Files.newBufferedWriter(file);
                M3u8Writer playlist = new M3u8Writer(text, title)) {
            for (Track track : tracks) {
                playlist.write(track);
            }
        }
    }

    /** A copy of every DJ program's collection the sets were made of, with each set as a playlist. */
    void writeCollections(BatchReport batch) throws IOException {
        List<UnitReport> made = batch.units().stream().filter(SetFiles::made).toList();
        for (Path input : batch.definition().inputs()) {
            Optional<DjCollection> collection = Files.isRegularFile(input) ? DjCollection.of(input) : Optional.empty();
            if (collection.isPresent() && !made.isEmpty()) {
                writeCollection(batch, collection.get(), made);
            }
        }
    }

    private void writeCollection(BatchReport batch, DjCollection collection, List<UnitReport> made) throws IOException {
        Path copy = batch.directory().resolve(collection.fileName());
        try (LibraryWriter writer = collection.copyTo(copy, folder(batch))) {
            for (UnitReport unit : made) {
                List<Track> tracks = making(unit).inOrder(sets.draft(unit.ref()));
                for (int p = 0; p < tracks.size(); p++) {
                    writer.write(new LibraryRow.Read(p + 1, Playlist.of(unit.title()), tracks.get(p), null));
                }
            }
            writer.finish();
        }
    }

    /** Where the sets lie in the program: below Segue, the job and, where the batch has one, its date. */
    static List<String> folder(BatchReport batch) {
        List<String> folder =
                new ArrayList<>(List.of("Segue", batch.definition().name()));
        batch.definition().date().ifPresent(date -> folder.add(date.toString()));
        return List.copyOf(folder);
    }
}
