package io.segue.library.json;

import io.segue.library.LibraryFormat;
import io.segue.library.LibraryReader;
import io.segue.library.ReadOptions;
import io.segue.library.Recognition;
import io.segue.library.source.FileHead;
import java.io.IOException;
import java.util.regex.Pattern;

/** An array of tracks with tempo, key and energy, as DJ tools exchange them. */
public final class EnrichedJsonFormat implements LibraryFormat {

    private static final Pattern BEGINNING =
            Pattern.compile("\\s*\\[\\s*(?:\\]\\s*|\\{.*?\"track\"\\s*:.*)", Pattern.DOTALL);

    @Override
    public String name() {
        return "enriched-json";
    }

    @Override
    public String shape() {
        return "JSON array of objects with track, artist, bpm, key, mode, energy, duration_ms, camelot";
    }

    @Override
    public Recognition recognise(FileHead head) {
        return Recognition.certainIf(
                BEGINNING.matcher(head.text()).matches(), "a JSON array of objects with a member \"track\"");
    }

    @Override
    public LibraryReader open(FileHead head, ReadOptions options) throws IOException {
        return new EnrichedJsonReader(head);
    }
}
