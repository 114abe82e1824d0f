package io.segue.cli;

import io.segue.batch.DeadLetter;
import io.segue.batch.DeadLetters;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code segue dead-letters}: items whose attempts are exhausted. */
@Command(
        name = "dead-letters",
        description = {
            "Lists items that failed for good: the catalog refused them, or answered with an error as often as is tried.",
            "'redrive' sends them through again, 'discard' leaves them be; both take a batch, or an item as it is listed here."
        })
final class DeadLettersCommand implements Callable<Integer> {

    private static final int LONGEST_TEXT = 60;

    private final Session session;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "BATCH",
            arity = "0..1",
            description = "A batch id, or its beginning; all batches by default.")
    private @Nullable String batch;

    @Option(names = "--limit", defaultValue = "100", description = "How many to list (default: ${DEFAULT-VALUE}).")
    private int limit;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    DeadLettersCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        DeadLetters deadLetters = session.deadLetters(false);
        String batchId = batch == null ? null : deadLetters.select(batch).batchId();
        List<DeadLetter> letters = deadLetters.list(batchId, Math.max(1, limit));
        PrintWriter out = spec.commandLine().getOut();
        if (letters.isEmpty()) {
            out.println("Nothing is dead" + (batchId == null ? "." : " in " + batchId + "."));
        }
        letters.forEach(letter -> print(letter, out));
        if (letters.size() == limit) {
            out.println("There may be more: --limit says how many are listed.");
        }
        return 0;
    }

    /** In two lines: what it is, and why it is dead. */
    static void print(DeadLetter letter, PrintWriter out) {
        out.println(
                letter.itemId() + "  " + cut(letter.unit()) + "  line " + letter.line() + "  " + cut(letter.label()));
        out.println("    " + (letter.errorClass() == null ? "" : letter.errorClass() + ": ") + letter.message() + "  ("
                + letter.attempts() + (letter.attempts() == 1 ? " attempt" : " attempts") + ", since "
                + Outcome.time(letter.since()) + ")");
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_TEXT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT - 1)) + "…";
    }
}
