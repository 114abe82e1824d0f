package io.segue.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code segue restored}: to be run once after the database was restored from a backup. */
@Command(
        name = "restored",
        description = {
            "Run this once after restoring the database from a backup, before workers and services start again: workflows that ran on after",
            "the backup are refused from then on, and the batches that had not ended go on from what the restored ledger says."
        })
final class RestoredCommand implements Callable<Integer> {

    private final Session session;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    RestoredCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<String> batches = session.restoration().restored();
        PrintWriter out = spec.commandLine().getOut();
        if (batches.isEmpty()) {
            out.println("No batch was under way.");
        } else {
            out.println("These batches go on when their jobs are run again:");
            batches.forEach(out::println);
        }
        out.flush();
        return 0;
    }
}
