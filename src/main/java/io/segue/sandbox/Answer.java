package io.segue.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What goes back over the wire.
 *
 * @param headers besides type and length
 */
record Answer(int status, Map<String, String> headers, byte[] body, String contentType) {

    static final String JSON = "application/json; charset=utf-8";

    static Answer json(int status, JsonNode body) {
        return new Answer(status, Map.of(), Json.bytes(body), JSON);
    }

    static Answer empty(int status) {
        return new Answer(status, Map.of(), new byte[0], JSON);
    }

    static Answer html(String page) {
        return new Answer(200, Map.of(), page.getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8");
    }

    static Answer redirect(String location) {
        return new Answer(302, Map.of("Location", location), new byte[0], "text/plain");
    }
}
