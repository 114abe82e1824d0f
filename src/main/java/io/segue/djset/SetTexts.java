package io.segue.djset;

import io.segue.djset.SetDocument.Entry;
import io.segue.djset.SetDocument.Transition;
import io.segue.library.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A set as a table ({@code set.csv}) and as text to print or paste ({@code set.txt}). */
final class SetTexts {

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

    static void write(Path folder, String title, SetDocument set) throws IOException {
        try (CsvWriter csv = new CsvWriter(Files.newBufferedWriter(folder.resolve("set.csv")))) {
            csv.row(COLUMNS);
            for (Entry entry : set.sequence()) {
                csv.row(cells(entry, after(set, entry)));
            }
        }
        Files.writeString(folder.resolve("set.txt"), text(title, set));
    }

    private static @Nullable Transition after(SetDocument set, Entry entry) {
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

    private static String text(String title, SetDocument set) {
        List<String> lines = new ArrayList<>(List.of(title, ""));
        for (Entry entry : set.sequence()) {
            String artist = entry.artist().isEmpty() ? "" : entry.artist() + " – ";
            lines.add(entry.position() + ". " + artist + entry.track());
        }
        lines.add("");
        lines.add(set.summary());
        return String.join("\n", lines) + "\n";
    }
}
