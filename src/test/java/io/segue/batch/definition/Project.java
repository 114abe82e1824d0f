package io.segue.batch.definition;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.segue.batch.BatchState;
import io.segue.batch.FakeBatchType;
import io.segue.batch.InvalidDefinitionException;
import io.segue.batch.InvalidDefinitionException.Problem;
import io.segue.batch.JobDefinition;
import io.segue.batch.JobDefinitions;
import io.segue.batch.ledger.BatchRecord;
import io.segue.batch.ledger.BatchRecord.Input;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A project folder with job files and inputs, and the reader over it. Its day is 2026-11-22. */
public final class Project {

    /** The shortest job file that is valid. */
    public static final String MINIMAL = "type: fake\ninput:\n  files: input/a.csv\n";

    public final Path folder;
    final JobFileReader reader;

    public Project(Path folder, Path... allowed) {
        this.folder = real(folder);
        Clock clock = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
        ProjectFolders folders = new ProjectFolders(this.folder, List.of(allowed));
        this.reader = new JobFileReader(folders, clock, List.of(new FakeBatchType()));
        input("input/a.csv");
    }

    public JobDefinitions definitions() {
        return reader;
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path input(String name) {
        return write(name, "a row".getBytes(StandardCharsets.UTF_8));
    }

    Path job(String text) {
        return write("jobs/job.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    public Path write(String name, byte[] bytes) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JobDefinition load(String text, Map<String, String> overrides) {
        return reader.load(job(text), overrides);
    }

    JobDefinition load(String text) {
        return load(text, Map.of());
    }

    /** The problems of a job file, each as {@code line: message}. */
    List<String> problems(String text, Map<String, String> overrides) {
        return problems(() -> load(text, overrides));
    }

    List<String> problems(String text) {
        return problems(text, Map.of());
    }

    static List<String> problems(Runnable reading) {
        InvalidDefinitionException refused = catchThrowableOfType(InvalidDefinitionException.class, reading::run);
        return refused == null
                ? List.of()
                : refused.problems().stream().map(Project::line).toList();
    }

    private static String line(Problem problem) {
        return problem.location().line() + ": " + problem.message();
    }

    /** As the ledger would keep and give back the batch of this definition. */
    JobDefinition storedAndReadBack(JobDefinition definition) {
        List<Input> inputs = IntStream.range(0, definition.inputs().size())
                .mapToObj(i -> new Input(i, definition.inputs().get(i), "00", 1))
                .toList();
        return reader.read(new BatchRecord(
                "batch-1",
                definition.name(),
                definition.type(),
                DefinitionStorage.json(definition),
                definition.folder(),
                false,
                BatchState.STAGING,
                1,
                0,
                null,
                null,
                inputs,
                List.of()));
    }
}
