package io.segue.djset;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * The JSON sets are handed out as: {@code {sequence, transitions, summary, metrics}}, names in snake case but for the certificate's, which
 * keep the names they are known by: {@code optimalityGapPercent, gapPerTransition}.
 */
final class SetJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addMixIn(SetDocument.Metrics.class, CertificateNames.class)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private interface CertificateNames {

        @JsonProperty("optimalityGapPercent")
        double optimalityGapPercent();

        @JsonProperty("gapPerTransition")
        double gapPerTransition();
    }

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
