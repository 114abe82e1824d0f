package io.segue.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code segue worker}: workflows and activities for whoever launches batches, until it is told to stop. */
@Command(
        name = "worker",
        description = {
            "Works on batches that others launch, and needs no file of theirs: only the database and the Temporal cluster. Start as",
            "many as you like, on as many machines; stop one with Ctrl-C or SIGTERM, and the others take over what it had."
        })
final class WorkerCommand implements Callable<Integer> {

    private final Session session;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "${env:SERVER_PORT:-0}",
            description = "Where http://127.0.0.1:PORT/actuator/health answers; 0, the default, for nowhere.")
    private int port;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    WorkerCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        var out = spec.commandLine().getOut();
        session.serve("worker", port, out, () -> out.println("Working. Ctrl-C stops."));
        return 0;
    }
}
