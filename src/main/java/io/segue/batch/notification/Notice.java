package io.segue.batch.notification;

import io.segue.batch.BatchState;
import io.segue.batch.BatchSummary;
import io.segue.batch.Counts;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What there is to say.
 *
 * @param id the same however often it is delivered
 * @param kind the state the batch ended in, {@code WAITING} or {@code DEAD_LETTERS}
 */
record Notice(long id, String kind, int pass, BatchSummary batch) {

    static final String DEAD_LETTERS = "DEAD_LETTERS";

    /** In a line: "Segue: playlist-import-e617c4986c is partial". */
    String title() {
        return "Segue: " + oneLine(batch.batchId())
                + (kind.equals(DEAD_LETTERS) ? " has dead letters" : " is " + words(kind))
                + (batch.dryRun() ? " (dry run)" : "");
    }

    /** In a few lines, for people. */
    String text() {
        Counts counts = batch.counts();
        StringBuilder text = new StringBuilder(title()).append('\n');
        text.append(counts.rows()).append(" rows: ").append(counts.added()).append(" added");
        add(text, counts.present(), "already there");
        add(text, counts.ambiguous(), "to review");
        add(text, counts.notFound(), "not found");
        add(text, counts.rejected(), "rejected");
        add(text, counts.dead(), "dead");
        add(text, counts.compensated(), "taken back");
        line(text, "Reason: ", batch.failure());
        if (kind.equals(BatchState.WAITING.name())) {
            line(text, "Waiting for: ", batch.waitReason());
            line(text, "Until: ", text(batch.waitUntil()));
        }
        line(
                text,
                "Report: ",
                batch.report() == null
                        ? null
                        : batch.report().resolve("report.html").toString());
        return text.toString();
    }

    /** For programs; keys keep their names, new ones are added at the end. */
    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("text", text());
        fields.put("id", id);
        fields.put("kind", kind.toLowerCase(Locale.ROOT).replace('_', '-'));
        fields.put("batchId", batch.batchId());
        fields.put("pass", pass);
        fields.put("job", batch.job());
        fields.put("type", batch.type());
        fields.put("dryRun", batch.dryRun());
        fields.put("state", batch.state());
        fields.put("counts", batch.counts());
        fields.put("reason", batch.failure());
        fields.put("waitReason", batch.waitReason());
        fields.put("waitUntil", text(batch.waitUntil()));
        fields.put("createdAt", text(batch.createdAt()));
        fields.put("finishedAt", text(batch.finishedAt()));
        fields.put("report", batch.report() == null ? null : batch.report().toString());
        return fields;
    }

    private static void line(StringBuilder text, String name, @Nullable String value) {
        if (value != null) {
            text.append('\n').append(name).append(value);
        }
    }

    private static void add(StringBuilder text, long count, String name) {
        if (count > 0) {
            text.append(", ").append(count).append(' ').append(name);
        }
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static String words(String kind) {
        return kind.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
