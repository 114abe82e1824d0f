package io.segue.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code segue serve}: the service, until it is told to stop. */
@Command(
        name = "serve",
        description = {
            "Runs as a service: starts scheduled jobs, goes on with batches whose owner is gone, and works on them. Any number of",
            "services share one database; stop one with Ctrl-C or SIGTERM, and another one, or its next start, goes on."
        })
final class ServeCommand implements Callable<Integer> {

    private final Session session;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "${env:SERVER_PORT:-8080}",
            description =
                    "Where http://127.0.0.1:PORT/actuator/health answers; 0 for nowhere. Default: ${DEFAULT-VALUE}.")
    private int port;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    ServeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        var out = spec.commandLine().getOut();
        session.serve(
                "service",
                port,
                out,
                () -> out.println("Serving " + session.project()
                        + (port == 0 ? "" : ", health: http://127.0.0.1:" + port + "/actuator/health")
                        + ". Ctrl-C stops."));
        return 0;
    }
}
