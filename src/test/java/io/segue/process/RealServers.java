package io.segue.process;

import java.io.File;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** Where the binaries of real servers are: named by a variable, on the {@code PATH}, or where {@code .ci/run} keeps them. */
public final class RealServers {

    /** A program that some tests start. */
    public enum Tool {
        /** The command line of Temporal, which brings the development server along. */
        TEMPORAL(
                "SEGUE_TEMPORAL_CLI",
                "temporal",
                "`go install github.com/temporalio/cli/cmd/temporal@v1.5.1`, then put it on the PATH"),
        /** The full Temporal server. */
        TEMPORAL_SERVER(
                "SEGUE_TEMPORAL_SERVER",
                "temporal-server",
                "`go install go.temporal.io/server/cmd/server@v1.31.2`, then put it on the PATH under that name"),
        /** What lays out and updates the databases of the full server. */
        TEMPORAL_SQL_TOOL(
                "SEGUE_TEMPORAL_SQL_TOOL",
                "temporal-sql-tool",
                "`go install go.temporal.io/server/cmd/tools/sql@v1.31.2`, then put it on the PATH under that name"),
        /** Gives a process a clock that is wrong. */
        FAKETIME("SEGUE_FAKETIME", "faketime", "install the package faketime");

        private final String variable;
        private final String program;
        private final String remedy;

        Tool(String variable, String program, String remedy) {
            this.variable = variable;
            this.program = program;
            this.remedy = remedy;
        }

        Optional<Path> find() {
            return Stream.of(
                            Optional.ofNullable(System.getenv(variable)).map(Path::of),
                            onPath(program),
                            Optional.of(cache().resolve(program)))
                    .flatMap(Optional::stream)
                    .filter(Files::isExecutable)
                    .findFirst();
        }

        Path path() {
            return find().orElseThrow(() -> new IllegalStateException(missing()));
        }

        String missing() {
            return "No " + program + " here: " + remedy + ", or set " + variable + ".";
        }
    }

    private RealServers() {}

    private static Optional<Path> onPath(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Path cache() {
        String cache = System.getenv().getOrDefault("XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache");
        return Path.of(cache, "segue", "bin");
    }

    /** A port nobody listens on; below 32,768, for a Temporal server keeps its ports in a small column. */
    static int freePort() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(15_000, 32_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                // the next one, then
            }
        }
    }
}
