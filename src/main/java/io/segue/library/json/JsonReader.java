package io.segue.library.json;

import com.fasterxml.jackson.core.JsonToken;
import io.segue.library.LibraryReader;
import io.segue.library.LibraryRow;
import io.segue.library.Playlist;
import io.segue.library.source.FileHead;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a JSON document from its first token to its last: one that is cut off after its rows, or goes on, is refused. */
abstract class JsonReader implements LibraryReader {

    final JsonCursor json;
    private boolean entered;
    private boolean ended;

    JsonReader(FileHead head) throws IOException {
        this.json = new JsonCursor(head);
    }

    /** Checks the document's first token, which is current, and goes on to where the rows are. */
    abstract void enter() throws IOException;

    /** The next row, {@code null} after the last. */
    abstract @Nullable LibraryRow row() throws IOException;

    @Override
    public final @Nullable LibraryRow next() throws IOException {
        if (ended) {
            return null;
        }
        if (!entered) {
            entered = true;
            json.next();
            enter();
        }
        LibraryRow row = row();
        if (row == null) {
            ended = true;
            json.finish();
        }
        return row;
    }

    /**
     * The row that the current element of a list makes where it is no object.
     *
     * @param what the elements should be
     */
    LibraryRow noObject(Playlist playlist, String what) throws IOException {
        JsonToken token = json.token();
        long line = json.line();
        String raw = token != null && token.isScalarValue() ? json.text() : JsonCursor.shown(token);
        json.skip();
        return new LibraryRow.Rejected(
                line, playlist, raw, "found " + JsonCursor.shown(token) + "; every " + what + " must be an object");
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
