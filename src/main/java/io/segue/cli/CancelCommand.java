package io.segue.cli;

import io.segue.batch.BatchSummary;
import io.segue.batch.Batches;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code segue cancel}: cancels a batch, also one that another process runs. */
@Command(
        name = "cancel",
        description = {
            "Cancels a batch. What it has applied so far is kept or taken back, as its job says (onCancel).",
            "Works while another process runs the batch, and on one that was interrupted."
        })
final class CancelCommand implements Callable<Integer> {

    private final Session session;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "BATCH", description = "A batch id, or its beginning.")
    private String batchId;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    CancelCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        CommandLine commandLine = spec.commandLine();
        // an owner carries the cancel out; where there is none, or it dies meanwhile, this process does, and needs
        // workers for it
        Batches batches = session.launcher();
        BatchSummary batch = Outcome.find(batches, batchId);
        String user = Outcome.user();
        try (ProgressDisplay display = ProgressDisplay.on(commandLine.getErr())) {
            BatchSummary ended = batches.cancel(batch.batchId(), user, display);
            display.close();
            return Outcome.print(ended, commandLine.getOut());
        }
    }
}
