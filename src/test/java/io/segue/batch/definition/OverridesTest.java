package io.segue.batch.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.segue.batch.JobDefinition;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values set on the command line. */
class OverridesTest {

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void createProject() {
        project = new Project(folder);
    }

    private JobDefinition with(String key, String value) {
        return project.load(Project.MINIMAL, Map.of(key, value));
    }

    private String problem(String key, String value) {
        return String.join("\n", Project.problems(() -> with(key, value)));
    }

    @Test
    void replacesAValue() {
        assertThat(project.load(Project.MINIMAL + "window: 3\n", Map.of("window", "5"))
                        .window())
                .isEqualTo(5);
    }

    @Test
    void addsSectionsOnTheWayToANestedKey() {
        assertThat(with("atomicity.policy", "all-or-nothing").atomicity().breachedBy(1, 100))
                .isTrue();
    }

    @Test
    void leavesTheSectionsOtherKeys() {
        assertThat(with("input.format", "lines").inputs()).hasSize(1);
    }

    @Test
    void readsListsAndSections() {
        assertThat(with("output.formats", "[csv, tape]").output().formats()).containsExactly("csv", "tape");
        assertThat(with("atomicity", "{policy: threshold, tolerate: 3}")
                        .atomicity()
                        .breachedBy(4, 100))
                .isTrue();
    }

    @Test
    void replacesDatesInThem() {
        assertThat(with("description", "nightly ${date}").description()).isEqualTo("nightly 2026-11-22");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*.csv", "&c", "!x", "%a", "@home", "`", "100%", "a#b", "it's", "C:\\music", "~"})
    void takesTextsAsTheyAre(String text) {
        assertThat(with("description", text).description()).isEqualTo(text);
    }

    @Test
    void takesNothingAsNothing() {
        assertThat(with("description", "").description()).isEmpty();
        assertThat(problem("type", "")).contains("'type' is missing.");
    }

    @Test
    void namesTheOptionInProblems() {
        assertThat(Project.problems(() -> with("window", "0")))
                .containsExactly("0: window: expected a whole number from 1 to 1000, found '0'.");
        assertThat(problem("windows", "3")).contains("unknown key 'windows'");
        assertThat(problem("output.formats", "[csv")).startsWith("0: not valid YAML: ");
        assertThat(problem("type.name", "x")).isEqualTo("0: 'type' is a value, not a section.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "input.", ".files", "input..files"})
    void refusesWhatIsNoKey(String key) {
        assertThat(problem(key, "x")).isEqualTo("0: '" + key + "' is no key. Keys look like this: input.files.");
    }

    @Test
    void applyInOrder() {
        JobDefinition job = project.load(
                Project.MINIMAL, new java.util.TreeMap<>(Map.of("output", "{directory: x}", "output.formats", "csv")));

        assertThat(job.output()).isEqualTo(new JobDefinition.Output(Path.of("x"), List.of("csv")));
    }
}
