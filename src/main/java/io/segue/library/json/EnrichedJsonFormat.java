package io.segue.library;

import java.io.IOException;
import java.util.regex.Pattern;

/** An array of tracks with tempo, key and energy, as DJ tools exchange them. */
final class EnrichedJsonFormat implements LibraryFormat {

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
    public double recognise(FileHead head) {
        return BEGINNING.matcher(head.text()).matches() ? 1 : 0;
    }

    @Override
    public LibraryReader open(FileHead head) throws IOException {
        return new EnrichedJsonReader(head);
    }
}
