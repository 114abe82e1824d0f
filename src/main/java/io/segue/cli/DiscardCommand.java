package io.segue.cli;

import io.segue.batch.DeadLetters;
import io.segue.batch.DeadLetters.Answer;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code segue discard}: dead items that nobody wants any longer. */
@Command(
        name = "discard",
        description = {
            "Leaves dead items be. They count as left out instead of failed, and the outcome of their batch, and with it the exit",
            "code, follows. 'segue dead-letters' lists what is dead."
        })
final class DiscardCommand implements Callable<Integer> {

    private final Session session;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "BATCH|ITEM",
            description =
                    "A batch id, or its beginning, for all its dead items; or one item as 'segue dead-letters' lists it.")
    private String target;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the audit trail.")
    private @Nullable String reason;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    DiscardCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        DeadLetters deadLetters = session.deadLetters(true);
        Answer answer = deadLetters.discard(deadLetters.select(target), Outcome.user(), reason);
        if (answer.items() == 0) {
            spec.commandLine().getOut().println("Nothing to discard in " + target + ": nothing of it is dead.");
            return 0;
        }
        spec.commandLine().getOut().println(answer.items() + " dead item(s) discarded.");
        return Outcome.print(answer.batch(), spec.commandLine().getOut());
    }
}
