package io.segue.batch.definition;

import io.segue.batch.BatchType;
import io.segue.batch.DefinitionNode.Location;
import io.segue.batch.DefinitionNode.Mapping;
import io.segue.batch.InvalidDefinitionException;
import io.segue.batch.InvalidDefinitionException.Problem;
import io.segue.batch.JobDefinition;
import io.segue.batch.JobDefinitions;
import io.segue.batch.Section;
import io.segue.batch.ledger.BatchRecord;
import io.segue.batch.ledger.BatchRecord.Input;
import io.segue.batch.ledger.StoredDefinitions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Job files, definitions made on the spot, and those read back from the ledger: all end as a checked {@link JobDefinition}. */
@Component
class JobFileReader implements JobDefinitions, StoredDefinitions {

    private static final long MAX_BYTES = 1 << 20;
    private static final Set<String> ENDINGS = Set.of(".yaml", ".yml");

    private final ProjectFolders folders;
    private final Clock clock;
    private final DefinitionReading reading;

    JobFileReader(ProjectFolders folders, Clock clock, List<BatchType> types) {
        this.folders = folders;
        this.clock = clock;
        this.reading = new DefinitionReading(types);
    }

    @Override
    public JobDefinition load(Path file, Map<String, String> overrides) {
        return define(text(file), overrides);
    }

    @Override
    public List<JobDefinition> loadAll(Path file, Map<String, String> overrides) {
        return defineAll(text(file), overrides);
    }

    @Override
    public JobText text(Path file) {
        Path found = find(file);
        return new JobText(file, name(found), text(file, found));
    }

    @Override
    public JobDefinition define(JobText text, Map<String, String> overrides) {
        List<JobDefinition> all = defineAll(text, overrides);
        if (all.size() != 1) {
            throw new InvalidDefinitionException(
                    new Location(text.file().toString(), 1),
                    "stands for " + all.size() + " jobs ('forEach'), where one is needed.");
        }
        return all.get(0);
    }

    @Override
    public List<JobDefinition> defineAll(JobText text, Map<String, String> overrides) {
        Mapping root = YamlTree.read(text.file().toString(), text.text());
        for (Map.Entry<String, String> override : overrides.entrySet()) {
            root = DefinitionTrees.with(root, override.getKey(), override.getValue());
        }
        return root.entries().containsKey(JobDefinition.FOR_EACH)
                ? checkAll(Expansion.of(text.name(), root, date(root), here()))
                : List.of(check(text.name(), root, here()));
    }

    /** Every problem of every one of them, each told once. */
    private List<JobDefinition> checkAll(List<Expansion> expansions) {
        List<JobDefinition> definitions = new ArrayList<>();
        Set<Problem> problems = new LinkedHashSet<>();
        for (Expansion expansion : expansions) {
            try {
                definitions.add(check(expansion.job(), expansion.root(), here()));
            } catch (InvalidDefinitionException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidDefinitionException(List.copyOf(problems));
        }
        return definitions;
    }

    private LocalDate date(Mapping root) {
        return DefinitionReading.date(new Section(root, new ArrayList<>())).orElseGet(() -> LocalDate.now(clock));
    }

    /** Of a job that stands for several the first, or what any of them would be where there is none yet. */
    @Override
    public JobDefinition outline(JobText text) {
        Mapping root = YamlTree.read(text.file().toString(), text.text());
        FileResolution later = FileResolution.later(folders);
        if (!root.entries().containsKey(JobDefinition.FOR_EACH)) {
            return check(text.name(), root, later);
        }
        Expansion any = Expansion.outline(text.name(), root, date(root), later);
        return check(text.name(), any.root(), later);
    }

    @Override
    public JobDefinition of(String name, Map<String, Object> values) {
        return check(name, (Mapping) DefinitionTrees.tree(values, Location.commandLine(name)), here());
    }

    private FileResolution here() {
        return new FileResolution(folders, Path.of("").toAbsolutePath());
    }

    private JobDefinition check(String name, Mapping written, FileResolution files) {
        LocalDate date = date(written);
        Mapping root = DefinitionTrees.mapScalars(written, new DateVariables(date));
        List<Problem> problems = new ArrayList<>();
        Section section = new Section(root, problems);
        DefinitionReading.Read read = reading.read(section, files);
        read.type().ifPresent(type -> {
            type.validate(section, files);
            DefinitionReading.checkOutputFormats(section, type);
        });
        if (read.type().isPresent()) {
            section.unknownKeys();
        }
        if (!problems.isEmpty()) {
            throw new InvalidDefinitionException(problems);
        }
        if (read.type().filter(type -> type.dated(section)).isPresent()) {
            root = DefinitionTrees.with(root, JobDefinition.DATE, date.toString());
        }
        return read.definition(name, folders.project(), files.absolute(root));
    }

    @Override
    public JobDefinition read(BatchRecord batch) {
        Mapping root = DefinitionTrees.fromJson("batch " + batch.batchId(), batch.definition());
        DefinitionReading.Read read =
                reading.read(new Section(root, new ArrayList<>()), FileResolution.settled(batch.folder()));
        List<Path> inputs = batch.inputs().stream().map(Input::path).toList();
        Map<Path, String> hashes =
                batch.references().stream().collect(Collectors.toMap(Input::path, Input::sha256, (a, b) -> a));
        return read.definition(batch.jobName(), batch.folder(), root).withFiles(inputs, hashes);
    }

    @Override
    public List<Path> files() {
        Path jobs = folders.project().resolve("jobs");
        if (!Files.isDirectory(jobs)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(jobs)) {
            return files.filter(file -> ENDINGS.stream().anyMatch(file.toString()::endsWith))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new InvalidDefinitionException(
                    new Location(jobs.toString(), 1), "cannot be listed: " + e.getMessage());
        }
    }

    /** As typed, else below the project's folder. */
    private Path find(Path file) {
        if (!Files.exists(file) && !file.isAbsolute()) {
            Path inProject = folders.project().resolve(file);
            return Files.exists(inProject) ? inProject : file;
        }
        return file;
    }

    private static String text(Path written, Path file) {
        Location location = new Location(written.toString(), 1);
        try {
            if (!Files.isRegularFile(file)) {
                throw new InvalidDefinitionException(
                        location, "there is no such file. 'segue jobs' lists the job files.");
            }
            if (Files.size(file) > MAX_BYTES) {
                throw new InvalidDefinitionException(location, "larger than 1 MB: this is no job file.");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidDefinitionException(location, "not UTF-8 text. Save the job file as UTF-8.");
        } catch (IOException e) {
            throw new InvalidDefinitionException(location, "cannot be read: " + e.getMessage());
        }
    }

    private static String name(Path file) {
        String fileName = file.getFileName().toString();
        int dot = fileName.lastIndexOf('.');
        String name = dot > 0 ? fileName.substring(0, dot) : fileName;
        if (name.length() > Expansion.LONGEST_JOB) {
            throw new InvalidDefinitionException(
                    new Location(file.toString(), 1),
                    "the job's name is " + name.length() + " characters long; at most " + Expansion.LONGEST_JOB
                            + " fit. Rename the file.");
        }
        return name;
    }
}
