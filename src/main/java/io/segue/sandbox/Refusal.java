package io.segue.sandbox;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer that is an error, as the service words it. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient @Nullable String reason;
    private final transient Map<String, String> headers;

    Refusal(int status, String message) {
        this(status, message, null, Map.of());
    }

    Refusal(int status, String message, @Nullable String reason, Map<String, String> headers) {
        super(message, null, false, false);
        this.status = status;
        this.reason = reason;
        this.headers = Map.copyOf(headers);
    }

    /** {@code {"error":{"status":429,"message":"...","reason":"..."}}} */
    Answer answer() {
        var body = Json.object();
        var error = body.putObject("error").put("status", status).put("message", String.valueOf(getMessage()));
        if (reason != null) {
            error.put("reason", reason);
        }
        return new Answer(status, headers, Json.bytes(body), Answer.JSON);
    }
}
