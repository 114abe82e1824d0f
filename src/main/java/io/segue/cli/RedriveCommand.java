package io.segue.cli;

import io.segue.batch.DeadLetters;
import io.segue.batch.DeadLetters.Answer;
import io.segue.batch.DeadLetters.Request;
import io.segue.batch.DeadLetters.Selection;
import io.segue.batch.ItemState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code segue redrive}: sends what failed for good through again, in a new pass of its batch. */
@Command(
        name = "redrive",
        description = {
            "Sends dead items through again: searched for, added behind the track that precedes them, verified. Only what failed is",
            "worked on, and where nothing is dead any longer, nothing is done. 'segue dead-letters' lists what is dead."
        })
final class RedriveCommand implements Callable<Integer> {

    private final Session session;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "BATCH|ITEM",
            description =
                    "A batch id, or its beginning, for all its dead items; or one item as 'segue dead-letters' lists it.")
    private String target;

    @Option(
            names = "--also",
            paramLabel = "STATE",
            split = ",",
            description = "Items of these outcomes as well: not-found, ambiguous.")
    private List<String> also = new ArrayList<>();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the audit trail.")
    private @Nullable String reason;

    @Option(names = "--wait", description = "Stay through waits of any length instead of ending with exit code 5.")
    private boolean patient;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    RedriveCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        CommandLine commandLine = spec.commandLine();
        Set<ItemState> states = states();
        DeadLetters deadLetters = session.deadLetters(true);
        Selection selection = deadLetters.select(target);
        Request request = new Request(states, Outcome.user(), reason, patient);
        try (ProgressDisplay display = ProgressDisplay.on(commandLine.getErr())) {
            Answer answer = deadLetters.redrive(selection, request, display);
            display.close();
            if (answer.items() == 0) {
                commandLine.getOut().println("Nothing to redrive in " + target + ": nothing of it is dead.");
                return 0;
            }
            commandLine.getOut().println(answer.items() + " item(s) were sent through again.");
            return Outcome.print(answer.batch(), commandLine.getOut());
        }
    }

    private Set<ItemState> states() {
        Set<ItemState> states = EnumSet.noneOf(ItemState.class);
        for (String state : also) {
            switch (state.strip().toLowerCase(Locale.ROOT)) {
                case "not-found" -> states.add(ItemState.NOT_FOUND);
                case "ambiguous" -> states.add(ItemState.AMBIGUOUS);
                default ->
                    throw new ParameterException(
                            spec.commandLine(), "--also takes not-found and ambiguous; found '" + state + "'.");
            }
        }
        return states;
    }
}
