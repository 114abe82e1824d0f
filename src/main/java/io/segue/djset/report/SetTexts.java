package io.segue.djset.report;

import io.segue.djset.SetDocument;
import io.segue.djset.SetDocument.Entry;
import io.segue.djset.SetDocument.Transition;
import io.segue.djset.pool.Eligible.Excluded;
import io.segue.library.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A set as a table ({@code set.csv}) and as text to print or paste ({@code set.txt}). */
public final class SetTexts {

    private static final List<String> COLUMNS = List.of(
            "position",
            "track",
            "artist",
            "bpm",
            "key",
            "camelot",
            "energy",
            "duration_ms",
            "transition_score",
            "transition_advice");

    private SetTexts() {}

    public static void write(Path folder, SetSheet sheet) throws IOException {
        try (CsvWriter csv = new CsvWriter(Files.newBufferedWriter(folder.resolve("set.csv")))) {
            csv.row(COLUMNS);
            for (Entry entry : sheet.set().sequence()) {
                csv.row(cells(entry, after(sheet.set(), entry)));
            }
        }
        Files.writeString(folder.resolve("set.txt"), text(sheet));
    }

    /** The transition a track leads into. */
    static @Nullable Transition after(SetDocument set, Entry entry) {
        return entry.position() <= set.transitions().size() ? set.transitions().get(entry.position() - 1) : null;
    }

    private static List<@Nullable Object> cells(Entry entry, @Nullable Transition next) {
        return Arrays.asList(
                entry.position(),
                entry.track(),
                entry.artist(),
                entry.bpm(),
                entry.key(),
                entry.camelot(),
                entry.energy(),
                entry.durationMs(),
                next == null ? null : next.score(),
                next == null ? null : next.advice());
    }

    private static String text(SetSheet sheet) {
        List<String> lines = new ArrayList<>(List.of(sheet.title(), ""));
        if (sheet.collection() != null) {
            lines.addAll(List.of(sheet.collection(), ""));
        }
        for (Entry entry : sheet.set().sequence()) {
            String artist = entry.artist().isEmpty() ? "" : entry.artist() + " – ";
            lines.add(entry.position() + ". " + artist + entry.track());
            Transition next = after(sheet.set(), entry);
            if (next != null) {
                lines.add("     " + next.score() + "  " + next.advice());
            }
        }
        lines.add("");
        lines.add(sheet.set().summary());
        if (!sheet.excluded().isEmpty()) {
            lines.add("");
            lines.add("Left out:");
            for (Excluded out : sheet.excluded()) {
                lines.add("  " + out.track().label() + ": " + out.reason());
            }
        }
        return String.join("\n", lines) + "\n";
    }
}
