package io.segue.library.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.segue.library.LibraryFormatException;
import io.segue.library.source.FileHead;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a JSON file token by token. Nesting and the length of texts are bounded; broken JSON ends in an error that names line
 * and column.
 */
final class JsonCursor implements Closeable {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(100)
                    .maxStringLength(16 << 20)
                    .maxNameLength(64 << 10)
                    .maxNumberLength(1000)
                    .build())
            .build();

    private final FileHead head;
    private final JsonParser json;
    private boolean ended;

    JsonCursor(FileHead head) throws IOException {
        this.head = head;
        this.json = JSON.createParser(head.characters());
    }

    /** The next token, {@code null} at the end of the file. */
    @Nullable JsonToken next() throws IOException {
        try {
            JsonToken token = json.nextToken();
            if (token != null && ended) {
                throw problem("the document has ended, but the file goes on");
            }
            ended = token != null && json.getParsingContext().inRoot();
            return token;
        } catch (JsonProcessingException broken) {
            throw broken(broken);
        }
    }

    @Nullable JsonToken token() {
        return json.currentToken();
    }

    /** Name of the member that is current. */
    String name() throws IOException {
        return String.valueOf(json.currentName());
    }

    /** Text of the scalar that is current; empty for null. */
    String text() throws IOException {
        try {
            return json.currentToken() == JsonToken.VALUE_NULL ? "" : json.getText();
        } catch (JsonProcessingException broken) {
            throw broken(broken);
        }
    }

    /** Passes over the value that is current, through its end. */
    void skip() throws IOException {
        try {
            json.skipChildren();
            ended = json.getParsingContext().inRoot();
        } catch (JsonProcessingException broken) {
            throw broken(broken);
        }
    }

    /**
     * Goes into the object that is current, up to the value of a member of that name.
     *
     * @return {@code false} where the object ended without one
     */
    boolean member(String name) throws IOException {
        while (next() == JsonToken.FIELD_NAME) {
            String found = name();
            next();
            if (found.equals(name)) {
                return true;
            }
            skip();
        }
        return false;
    }

    /** Line of the current token. */
    long line() {
        return json.currentTokenLocation().getLineNr();
    }

    void require(JsonToken wanted, String what) throws LibraryFormatException {
        if (token() != wanted) {
            throw problem("expected " + what + ", found " + shown(token()));
        }
    }

    /** Goes on through the end of the document; fails where that is missing, or anything follows it. */
    void finish() throws IOException {
        while (next() != null) {
            skip();
        }
    }

    private LibraryFormatException problem(String problem) {
        return at(json.currentTokenLocation(), problem, null);
    }

    private LibraryFormatException broken(JsonProcessingException broken) {
        JsonLocation where = broken.getLocation() == null ? json.currentLocation() : broken.getLocation();
        return at(where, "broken JSON: " + broken.getOriginalMessage(), broken);
    }

    private LibraryFormatException at(JsonLocation where, String problem, @Nullable Exception cause) {
        int line = where.getLineNr();
        String message = problem + " (column " + where.getColumnNr()
                + "); check the file with a JSON validator or export it again";
        return cause == null
                ? new LibraryFormatException(head.name(), line, message)
                : new LibraryFormatException(head.name(), line, message, cause);
    }

    static String shown(@Nullable JsonToken token) {
        if (token == null) {
            return "nothing";
        }
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a text";
            case VALUE_NULL -> "null";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            default -> token.isNumeric() ? "a number" : token.toString();
        };
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
