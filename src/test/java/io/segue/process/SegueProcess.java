package io.segue.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A running {@code segue} command. Its output goes to a file, so that nothing blocks and a kill loses nothing. */
final class SegueProcess implements AutoCloseable {

    private static final long LONGEST_MINUTES = 5;

    private final Process process;
    private final Path output;

    private SegueProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    record Ended(int exitCode, String output) {}

    static SegueProcess start(Path project, Map<String, String> environment, String... arguments) throws IOException {
        return start("512m", project, environment, arguments);
    }

    /**
     * @param heap the most it may take
     */
    static SegueProcess start(String heap, Path project, Map<String, String> environment, String... arguments)
            throws IOException {
        return start(List.of(), heap, project, environment, arguments);
    }

    /**
     * @param before what the command line begins with
     * @param heap the most it may take
     */
    static SegueProcess start(
            List<String> before, String heap, Path project, Map<String, String> environment, String... arguments)
            throws IOException {
        Path output = Files.createTempFile(Files.createDirectories(project.resolve("console")), "run", ".txt");
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx" + heap,
                "-Dsegue.project=" + project,
                "-jar",
                ProductJar.unpacked().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return new SegueProcess(builder.start(), output);
    }

    /** Runs a command to its end. */
    static Ended run(Path project, Map<String, String> environment, String... arguments) throws Exception {
        try (SegueProcess running = start(project, environment, arguments)) {
            return running.await();
        }
    }

    Ended await() throws Exception {
        if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("still running after " + LONGEST_MINUTES + " minutes:\n" + output());
        }
        return new Ended(process.exitValue(), output());
    }

    /** Whether the process ended by itself within that time. */
    boolean endsWithin(long millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    long pid() {
        return process.pid();
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** {@code SIGTERM}: it may end what it is about. */
    void terminate() {
        process.destroy();
    }

    /** {@code SIGSTOP} or {@code SIGCONT}, as the shell calls them. */
    void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    /** {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
