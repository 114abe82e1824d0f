package io.segue.djset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** The JSON sets are handed out as: {@code {sequence, transitions, summary, metrics}}, names in snake case. */
final class SetJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private SetJson() {}

    static String write(SetDocument document) {
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static SetDocument read(String json) {
        try {
            return JSON.readValue(json, SetDocument.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not a set document: " + json, e);
        }
    }
}
