package io.segue.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came in.
 *
 * @param path decoded
 * @param parameters of the query, and of the body where that is a form
 * @param authorization the header of that name
 */
record Call(
        String method,
        String path,
        Map<String, String> parameters,
        @Nullable String authorization,
        byte[] body) {

    @Nullable String parameter(String name) {
        return parameters.get(name);
    }

    String required(String name) {
        String value = parameters.get(name);
        if (value == null || value.isBlank()) {
            throw new Refusal(400, "Missing required field: " + name);
        }
        return value;
    }

    /**
     * @throws Refusal where it is no number or out of range, as the service does
     */
    int number(String name, int least, int most, int standard) {
        String value = parameters.get(name);
        if (value == null) {
            return standard;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // answered below
        }
        throw new Refusal(400, "Invalid " + name);
    }

    JsonNode json() {
        return Json.read(body);
    }
}
