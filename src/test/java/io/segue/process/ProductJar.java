package io.segue.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The jar that was just built, unpacked once as the launcher does, for a faster start. */
final class ProductJar {

    private static final Path UNPACKED = unpack();

    private ProductJar() {}

    static Path unpacked() {
        return UNPACKED;
    }

    private static Path unpack() {
        try {
            Path jar =
                    Path.of(System.getProperty("segue.jar", "target/segue.jar")).toAbsolutePath();
            Path folder = Files.createDirectories(jar.resolveSibling("process-tests"));
            Path target = Files.createTempDirectory(folder, "app");
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Djarmode=tools",
                            "-jar",
                            jar.toString(),
                            "extract",
                            "--force",
                            "--destination",
                            target.toString())
                    .inheritIO()
                    .start();
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException("cannot unpack " + jar + "; build it first: mvn package");
            }
            return target.resolve(jar.getFileName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
