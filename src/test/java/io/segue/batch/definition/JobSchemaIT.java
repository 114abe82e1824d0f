package io.segue.batch.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.segue.SegueApplication;
import io.segue.batch.AskedKeys;
import io.segue.batch.BatchType;
import io.segue.batch.DefinitionNode;
import io.segue.batch.DefinitionNode.Mapping;
import io.segue.batch.InvalidDefinitionException;
import io.segue.batch.JobDefinitions;
import io.segue.batch.Section;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * {@code docs/job.schema.json} says what the product reads. The keys of both are compared, not copied: those that the readers ask for while
 * they read the files in {@code schema/full}, which together have every section there is, and those of the schema.
 */
class JobSchemaIT {

    private static final Path FULL = Path.of("src/test/resources/schema/full");

    @TempDir
    private static Path project;

    private static ConfigurableApplicationContext product;
    private static SchemaFile schema;

    @BeforeAll
    static void start() throws IOException {
        schema = new SchemaFile();
        for (String file : List.of("collection.csv", "input/a.csv")) {
            Files.createDirectories(project.resolve(file).getParent());
            Files.writeString(project.resolve(file), "title,artist\nOne,A\n");
        }
        product = new SpringApplicationBuilder(SegueApplication.class)
                .run(
                        "--segue.role=observer",
                        "--segue.project=" + project,
                        "--segue.home=" + project.resolve(".segue"));
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    static List<Path> fullFiles() throws IOException {
        return yaml(FULL);
    }

    static List<Path> shippedFiles() throws IOException {
        return yaml(Path.of("jobs"));
    }

    static Stream<String> wrongFiles() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/schema/wrong.tsv")).stream()
                .skip(1)
                .map(row -> row.replace("\\n", "\n") + "\n");
    }

    private static List<Path> yaml(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    static List<String> types() {
        return product.getBeansOfType(BatchType.class).values().stream()
                .map(BatchType::name)
                .sorted()
                .toList();
    }

    @Test
    void knowsTheTypesThereAre() {
        assertThat(schema.types()).containsExactlyInAnyOrderElementsOf(types());
    }

    @ParameterizedTest
    @MethodSource("types")
    void hasTheKeysThatAreReadAndNoOthers(String type) throws IOException {
        Map<String, List<String>> read = new TreeMap<>();
        for (Path file : fullFiles()) {
            String text = Files.readString(file);
            if (text.startsWith("type: " + type + "\n")) {
                read.putAll(asked(text));
            }
        }
        read.keySet()
                .removeIf(key -> IntStream.range(0, key.length())
                        .filter(i -> key.charAt(i) == '.')
                        .anyMatch(dot -> schema.open(type, key.substring(0, dot))));

        assertThat(schema.keys(type).keySet()).containsExactlyInAnyOrderElementsOf(read.keySet());
        read.forEach((key, choices) -> {
            if (!choices.isEmpty()) {
                assertThat(schema.keys(type).get(key))
                        .as("values of " + key)
                        .containsExactlyInAnyOrderElementsOf(choices);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("types")
    void hasTheFormatsThatAreReadAndWritten(String name) {
        BatchType type = product.getBeansOfType(BatchType.class).values().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        if (type.hasUnits()) {
            List<String> formats = new ArrayList<>(type.inputFormats());
            formats.add("auto");
            assertThat(schema.keys(name).get("input.format")).containsExactlyInAnyOrderElementsOf(formats);
        }
        List<String> written = new ArrayList<>(type.outputFormats());
        written.addAll(List.of("csv", "html", "json"));
        assertThat(schema.keys(name)).containsKey("output.formats");
        for (String format : written) {
            assertThat(schema.problems(minimal(name) + "output: {formats: " + format + "}\n"))
                    .isEmpty();
        }
    }

    private static String minimal(String type) {
        String target = type.matches("playlist-import|library-migration")
                ? "target: {catalog: local, collection: collection.csv}\n"
                : "";
        return "type: " + type + "\n" + (type.equals("batch-report") ? "" : "input: {files: input/a.csv}\n") + target;
    }

    @ParameterizedTest
    @MethodSource({"fullFiles", "shippedFiles"})
    void acceptsWhatIsRight(Path file) throws IOException {
        assertThat(schema.problems(Files.readString(file))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("fullFiles")
    void theProductAcceptsItToo(Path file) throws IOException {
        assertThat(load(Files.readString(file))).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("shippedFiles")
    void shippedFilesNameTheSchemaForEditors(Path file) throws IOException {
        assertThat(Files.readString(file)).startsWith("# yaml-language-server: $schema=../docs/job.schema.json\n");
    }

    @ParameterizedTest
    @MethodSource("wrongFiles")
    void refusesWhatIsWrongAndSoDoesTheProduct(String text) {
        assertThat(schema.problems(text)).isNotEmpty();
        assertThatThrownBy(() -> load(text)).isInstanceOf(InvalidDefinitionException.class);
    }

    private static List<?> load(String text) {
        try {
            Path job = project.resolve("job.yaml");
            Files.writeString(job, text);
            return product.getBean(JobDefinitions.class).loadAll(job, Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The keys of a text as its owners read it. */
    private static Map<String, List<String>> asked(String text) {
        List<BatchType> types =
                List.copyOf(product.getBeansOfType(BatchType.class).values());
        ProjectFolders folders = new ProjectFolders(project, List.of());
        Mapping written = YamlTree.read("job.yaml", text);
        Mapping root = written.entries().containsKey("forEach")
                ? withForEach(
                        written,
                        Expansion.of("job", written, LocalDate.EPOCH, new FileResolution(folders, project))
                                .get(0)
                                .root())
                : written;
        Section section = new Section(root, new ArrayList<>());
        FileResolution files = new FileResolution(folders, project);
        DefinitionReading.Read read = new DefinitionReading(types).read(section, files);
        BatchType type = read.type().orElseThrow();
        type.validate(section, files);
        DefinitionReading.checkOutputFormats(section, type);
        Map<String, List<String>> asked = new TreeMap<>();
        AskedKeys.of(section).forEach((key, choices) -> asked.put(key.replaceAll("\\[\\d+]", "[]"), choices));
        return asked;
    }

    /** An expansion has dealt with the section; its keys are asked for all the same. */
    private static Mapping withForEach(Mapping written, Mapping expanded) {
        Map<String, DefinitionNode> entries = new LinkedHashMap<>(expanded.entries());
        entries.put("forEach", written.entries().get("forEach"));
        return new Mapping(entries, expanded.location());
    }
}
