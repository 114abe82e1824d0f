package io.segue.library;

import io.segue.library.source.FileHead;
import io.segue.library.source.LibrarySource;
import io.segue.library.source.Sources;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file opened for reading. An archive is read part by part, in its order; parts of no known format are passed over. Playlists carry
 * titles that are unique within the file. Not thread-safe.
 */
public final class LibraryFile implements LibraryReader {

    /**
     * A file, or what lies in an archive, and what it is read as.
     *
     * @param name as a user would name it
     */
    public record Part(String name, String format, Recognition recognition) {

        private static final int MOST_CHARS = 200;

        /** For people: "list.csv: exportify (certain, by the columns ...)". */
        public String described() {
            String evidence = recognition.evidence();
            String shown = evidence.length() > MOST_CHARS ? evidence.substring(0, MOST_CHARS) + "…" : evidence;
            return name + ": " + format + " (" + recognition.sureness() + ", by " + shown + ")";
        }
    }

    /** Finds the format for a part; {@code null} passes it over. */
    @FunctionalInterface
    interface Recogniser {
        @Nullable Recognised recognise(FileHead head, boolean alone) throws LibraryFormatException;
    }

    record Recognised(LibraryFormat format, Recognition recognition) {}

    private final Sources sources;
    private final Recogniser recogniser;
    private final ReadOptions options;
    private final Selection selection;
    private final List<String> passedOver = new ArrayList<>();
    private final List<String> recognised = new ArrayList<>();
    private int nextSource;
    private @Nullable LibraryReader reader;
    private @Nullable Part part;

    LibraryFile(Sources sources, Recogniser recogniser, ReadOptions options) {
        this.sources = sources;
        this.recogniser = recogniser;
        this.options = options;
        this.selection = new Selection(options);
    }

    /** Opens the next part that can be read; {@code false} where there is none. */
    boolean openNext() throws IOException {
        List<LibrarySource> all = sources.all();
        while (nextSource < all.size()) {
            FileHead head = FileHead.read(all.get(nextSource++));
            Recognised known = recogniser.recognise(head, all.size() == 1);
            if (known != null) {
                part = new Part(head.name(), known.format().name(), known.recognition());
                recognised.add(part.described());
                reader = known.format().open(head, options);
                return true;
            }
            passedOver.add(head.name());
        }
        return false;
    }

    /** What is being read. */
    public Part part() {
        if (part == null) {
            throw new IllegalStateException("nothing is open");
        }
        return part;
    }

    /** Name of the format that is being read. */
    public String format() {
        return part().format();
    }

    /** What was read so far, and what it was taken for; one line each. */
    public List<String> recognised() {
        return Collections.unmodifiableList(recognised);
    }

    /** Parts of an archive whose format is not known, as far as it was read. */
    public List<String> passedOver() {
        return List.copyOf(passedOver);
    }

    @Override
    public @Nullable LibraryRow next() throws IOException {
        LibraryReader current = reader;
        while (current != null) {
            LibraryRow row = current.next();
            if (row == null) {
                current.close();
                reader = null;
                current = openNext() ? reader : null;
            } else {
                LibraryRow wanted = selection.apply(row, nextSource);
                if (wanted != null) {
                    return wanted;
                }
            }
        }
        return null;
    }

    /** The next row that is a track or rejected. */
    public @Nullable LibraryRow nextRow() throws IOException {
        LibraryRow row = next();
        while (row instanceof LibraryRow.Heading) {
            row = next();
        }
        return row;
    }

    @Override
    public void close() throws IOException {
        try (sources) {
            if (reader != null) {
                reader.close();
            }
        }
    }
}
