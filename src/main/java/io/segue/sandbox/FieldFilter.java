package io.segue.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** The {@code fields} parameter: {@code id,name,items(total,item(uri))}. What is not there is passed over. */
final class FieldFilter {

    private final String text;
    private int at;

    private FieldFilter(String text) {
        this.text = text;
    }

    static JsonNode apply(String fields, JsonNode node) {
        return keep(new FieldFilter(fields).level(), node);
    }

    /** An empty map keeps everything below. */
    private record Level(Map<String, Level> fields) {}

    private Level level() {
        Map<String, Level> fields = new LinkedHashMap<>();
        while (at < text.length() && text.charAt(at) != ')') {
            int start = at;
            while (at < text.length() && ",()".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            String name = text.substring(start, at).strip();
            Level below = new Level(Map.of());
            if (at < text.length() && text.charAt(at) == '(') {
                at++;
                below = level();
                at++;
            }
            if (name.isEmpty()) {
                throw new Refusal(400, "Invalid fields");
            }
            fields.put(name, below);
            if (at < text.length() && text.charAt(at) == ',') {
                at++;
            }
        }
        return new Level(fields);
    }

    private static JsonNode keep(Level level, JsonNode node) {
        if (level.fields().isEmpty()) {
            return node;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode kept = Json.array();
            array.forEach(element -> kept.add(keep(level, element)));
            return kept;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode kept = Json.object();
        level.fields().forEach((name, below) -> {
            if (node.has(name)) {
                kept.set(name, keep(below, node.get(name)));
            }
        });
        return kept;
    }
}
