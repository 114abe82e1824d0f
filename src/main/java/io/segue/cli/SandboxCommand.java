package io.segue.cli;

import io.segue.sandbox.Sandbox;
import io.segue.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code segue sandbox}: a local Spotify, until it is told to stop. */
@Command(
        name = "sandbox",
        description = {
            "Runs a Spotify of your own on this machine, with the limits and quirks of the real one, until Ctrl-C. What can be found is",
            "what the catalog lists; playlists are kept in memory. docs/spotify.md says how to point Segue at it."
        })
final class SandboxCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port",
            defaultValue = "9090",
            description = "Where it answers, on 127.0.0.1; 0 for any free port.")
    private int port;

    @Option(
            names = "--catalog",
            required = true,
            paramLabel = "FILE",
            description = "Its tracks: a file of any format Segue reads.")
    private Path catalog;

    @Option(
            names = "--requests-per-30s",
            paramLabel = "N",
            defaultValue = "90",
            description = "Requests an app has within any 30 s, 0 for no limit. Default: ${DEFAULT-VALUE}.")
    private int requests;

    @Option(
            names = "--daily-quota",
            paramLabel = "N",
            defaultValue = "1100",
            description = "Requests an app has a day, 0 for no limit. Default: ${DEFAULT-VALUE}.")
    private int quota;

    @Option(
            names = "--token-seconds",
            paramLabel = "N",
            defaultValue = "3600",
            description = "How long an access token is good for. Default: ${DEFAULT-VALUE}.")
    private long tokenSeconds;

    @Option(
            names = "--latency-ms",
            paramLabel = "N",
            defaultValue = "0",
            description = "How long every answer takes at least. Default: ${DEFAULT-VALUE}.")
    private long latency;

    @Option(names = "--seed", defaultValue = "1", description = "Of everything random. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    SandboxCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        SandboxOptions options = new SandboxOptions(
                port, catalog, requests, quota, Duration.ofSeconds(tokenSeconds), Duration.ofMillis(latency), seed);
        Sandbox sandbox = Sandbox.start(options);
        CountDownLatch closed = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(sandbox, closed), "sandbox-stop"));
        URI uri = sandbox.uri();
        out.println("A Spotify with " + sandbox.size() + " tracks. To use it instead of the real one:");
        out.println("  export SEGUE_SPOTIFY_API=" + uri + "/v1 SEGUE_SPOTIFY_ACCOUNTS=" + uri
                + " SEGUE_SPOTIFY_CLIENT_ID=sandbox");
        out.println("Ctrl-C stops.");
        out.flush();
        closed.await();
        return 0;
    }

    private static void close(Sandbox sandbox, CountDownLatch closed) {
        try {
            sandbox.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            closed.countDown();
        }
    }
}
