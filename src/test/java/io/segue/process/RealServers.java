package io.segue.process;

import static org.assertj.core.api.Assertions.fail;

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
import org.junit.jupiter.api.Assumptions;

/**
 * Where the binaries of real servers are: named by a variable, on the {@code PATH}, or where {@code .ci/run} keeps them. Tests that find
 * none are skipped and say what to install; with {@code SEGUE_REAL_SERVERS=required} they fail.
 */
final class RealServers {

    private static final String REQUIRED = "required";

    private RealServers() {}

    /** The command line of Temporal, which brings the development server along. */
    static Path temporalCli() {
        return find("SEGUE_TEMPORAL_CLI", "temporal", "go install github.com/temporalio/cli/cmd/temporal@v1.5.1");
    }

    /** The full Temporal server. */
    static Path temporalServer() {
        return find("SEGUE_TEMPORAL_SERVER", "temporal-server", "go install go.temporal.io/server/cmd/server@v1.31.2");
    }

    /** What lays out and updates the databases of the full server. */
    static Path temporalSqlTool() {
        return find(
                "SEGUE_TEMPORAL_SQL_TOOL",
                "temporal-sql-tool",
                "go install go.temporal.io/server/cmd/tools/sql@v1.31.2");
    }

    private static Path find(String variable, String name, String install) {
        Optional<Path> found = Stream.of(
                        Optional.ofNullable(System.getenv(variable)).map(Path::of),
                        onPath(name),
                        Optional.of(cache().resolve(name)))
                .flatMap(Optional::stream)
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty()) {
            String message = "No " + name + " here: `" + install + "`, then put it on the PATH as " + name + " or set "
                    + variable + ".";
            if (REQUIRED.equals(System.getenv("SEGUE_REAL_SERVERS"))) {
                fail(message);
            }
            System.out.println("Skipped, tests against a real Temporal server: " + message);
            Assumptions.abort(message);
        }
        return found.orElseThrow();
    }

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
