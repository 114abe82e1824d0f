package io.segue.batch;

import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What Temporal's own pages and command line show of a workflow, cut and cleaned so that no server refuses it: titles and descriptions
 * come from files and may hold anything. Pure, for workflows use it.
 */
public final class WorkflowLabels {

    public static final SearchAttributeKey<String> BATCH_ID = SearchAttributeKey.forKeyword("batch_id");
    public static final SearchAttributeKey<String> JOB_NAME = SearchAttributeKey.forKeyword("job_name");
    public static final SearchAttributeKey<String> USER_ID = SearchAttributeKey.forKeyword("user_id");
    public static final SearchAttributeKey<String> PLAYLIST_ID = SearchAttributeKey.forKeyword("playlist_id");
    public static final SearchAttributeKey<String> TRACK_NAME = SearchAttributeKey.forKeyword("track_name");

    /** Characters that a server's SQL keeps of a keyword. */
    private static final int MAX_ATTRIBUTE = 255;

    /** Bytes; a server takes 400 of them, its encoding's included. */
    private static final int MAX_SUMMARY = 300;

    /** Bytes; a server takes 20,000. */
    private static final int MAX_DETAILS = 8_000;

    /** Bytes; every child of a batch carries it, and so does its parent's history. */
    private static final int MAX_MEMO = 1_000;

    private static final int REPLACEMENT = 0xFFFD;

    private WorkflowLabels() {}

    /**
     * @param values by attribute name; blank ones are left out
     */
    public static SearchAttributes attributes(Map<String, String> values) {
        SearchAttributes.Builder attributes = SearchAttributes.newBuilder();
        new TreeMap<>(values).forEach((name, value) -> {
            String kept = attribute(value);
            if (!kept.isBlank()) {
                attributes.set(SearchAttributeKey.forKeyword(name), kept);
            }
        });
        return attributes.build();
    }

    /** A value as a search attribute of it would be kept. */
    public static String attribute(String value) {
        return attribute(value, "");
    }

    /**
     * The same, with an ending that is kept however long the value is.
     *
     * @param ending short, and nothing that needs to be cleaned
     */
    public static String attribute(String value, String ending) {
        String line = line(value);
        int most = MAX_ATTRIBUTE - ending.length();
        String kept = line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, most - 1)) + "…";
        return kept + ending;
    }

    /** One line that tells the workflow from others. */
    public static String summary(String text) {
        return cut(line(text), MAX_SUMMARY);
    }

    /** Some lines for whoever opens the workflow. */
    public static String details(String text) {
        return cut(clean(text), MAX_DETAILS);
    }

    /**
     * @param values in order; blank ones are left out
     */
    public static Map<String, Object> memo(Map<String, String> values) {
        Map<String, Object> memo = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            String kept = cut(clean(value), MAX_MEMO);
            if (!kept.isBlank()) {
                memo.put(name, kept);
            }
        });
        return memo;
    }

    private static String line(String text) {
        return clean(text).replaceAll("\\s+", " ").strip();
    }

    /** Without what JSON columns and terminals choke on: control characters but line breaks, and halves of characters. */
    private static String clean(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (character == '\n' || character == '\t' || !Character.isISOControl(character)) {
                boolean half = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
                kept.appendCodePoint(half ? REPLACEMENT : character);
            } else {
                kept.append(' ');
            }
        });
        return kept.toString();
    }

    private static String cut(String text, int mostBytes) {
        if (bytes(text) <= mostBytes) {
            return text;
        }
        int left = mostBytes - bytes("…");
        int end = 0;
        while (end < text.length()) {
            int next = text.offsetByCodePoints(end, 1);
            left -= bytes(text.substring(end, next));
            if (left < 0) {
                break;
            }
            end = next;
        }
        return text.substring(0, end) + "…";
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
