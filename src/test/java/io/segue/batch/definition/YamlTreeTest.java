package io.segue.batch.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.segue.batch.DefinitionNode.Mapping;
import io.segue.batch.DefinitionNode.Scalar;
import io.segue.batch.InvalidDefinitionException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What people, and those who mean harm, write into YAML files. */
@Timeout(10)
class YamlTreeTest {

    private static AbstractThrowableAssert<?, ?> refused(String text) {
        return assertThatThrownBy(() -> YamlTree.read("job.yaml", text)).isInstanceOf(InvalidDefinitionException.class);
    }

    private static String value(String text, String key) {
        return ((Scalar) YamlTree.read("job.yaml", text).entries().get(key)).value();
    }

    @Test
    void keepsValuesAsWritten() {
        assertThat(value("a: 010\n", "a")).isEqualTo("010");
        assertThat(value("a: 2026-11-22\n", "a")).isEqualTo("2026-11-22");
        assertThat(value("a: 'no'\n", "a")).isEqualTo("no");
        assertThat(value("a:\n", "a")).isEmpty();
    }

    @Test
    void knowsTheLineOfEveryValue() {
        Mapping root = YamlTree.read("job.yaml", "a: 1\nb:\n  c:\n    - x\n    - y\n");

        assertThat(root.entries().get("a").location()).hasToString("job.yaml:1");
        assertThat(((Mapping) root.entries().get("b")).entries().get("c").location())
                .hasToString("job.yaml:4");
    }

    @Test
    void toleratesAByteOrderMark() {
        assertThat(value("\uFEFFa: 1\n", "a")).isEqualTo("1");
    }

    @Test
    void refusesAKeyThatStandsTwice() {
        refused("a: 1\nb: 2\na: 3\n").hasMessage("job.yaml:3: 'a' stands here twice.");
        refused("s:\n  a: 1\n  a: 2\n").hasMessage("job.yaml:3: 'a' stands here twice.");
        refused("s:\n  a:\n  a: 2\n").hasMessage("job.yaml:3: 'a' stands here twice.");
    }

    @Test
    void refusesKeysThatAreNoWords() {
        refused("? [a, b]\n: 1\n").hasMessage("job.yaml:1: a key must be a single word.");
    }

    @Test
    void refusesWhatIsNoMapping() {
        String hint = "job.yaml:1: a job file is a list of 'key: value' lines, starting with 'type: ...'.";
        refused("").hasMessage(hint);
        refused("# only a comment\n").hasMessage(hint);
        refused("just a text\n").hasMessage(hint);
        refused("- a\n- b\n").hasMessage(hint);
    }

    @Test
    void namesTheLineOfASyntaxError() {
        refused("type: fake\ninput: [a, b\nwindow: 3\n").hasMessageMatching("(?s)job.yaml:[34]: not valid YAML: .*");
        refused("type: fake\n\twindow: 3\n")
                .hasMessageContaining("job.yaml:2: not valid YAML: ")
                .hasMessageContaining("TAB");
        refused("a: b: c\n").hasMessageStartingWith("job.yaml:1: not valid YAML: ");
        refused("a: *b\n").hasMessageContaining("undefined alias b");
        refused("a: 1\n---\nb: 2\n").hasMessageContaining("single document");
        refused("a: \u0007\n").hasMessageContaining("not valid YAML: ");
    }

    @Test
    void refusesAliasesThatMultiply() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (int i = 1; i < 10; i++) {
            laughs.append(
                    "a%d: &a%d [".formatted(i, i) + "*a%d, ".formatted(i - 1).repeat(9) + "]\n");
        }

        refused(laughs.toString()).hasMessageContaining("not valid YAML: ");
    }

    @Test
    void refusesAliasesThatContainThemselves() {
        refused("a: &a [*a, *a]\n").hasMessageContaining("nested more than 16 levels deep");
        refused("a: &a {b: *a}\n").hasMessageContaining("nested more than 16 levels deep");
    }

    @Test
    void refusesDeepNesting() {
        refused("a: " + "[".repeat(100_000)).hasMessageContaining("not valid YAML: ");
        refused("a: " + "[".repeat(17) + "]".repeat(17) + "\n").hasMessageContaining("not valid YAML: ");
    }

    @Test
    void refusesHugeTexts() {
        refused("a: " + "x".repeat(1 << 20)).hasMessageContaining("not valid YAML: ");
    }

    @Test
    void instantiatesNothing() {
        refused("a: !!javax.script.ScriptEngineManager x\n").hasMessageContaining("tag is not allowed");
    }

    @Test
    void refusesFilesThatAreNoText(@TempDir Path folder) {
        Project project = new Project(folder);

        assertThat(Project.problems(() -> project.reader.load(
                        project.write("jobs/latin.yaml", "type: fäke".getBytes(StandardCharsets.ISO_8859_1)),
                        Map.of())))
                .containsExactly("1: not UTF-8 text. Save the job file as UTF-8.");
        assertThat(Project.problems(() -> project.reader.load(
                        project.write("jobs/utf16.yaml", "type: fake".getBytes(StandardCharsets.UTF_16)), Map.of())))
                .containsExactly("1: not UTF-8 text. Save the job file as UTF-8.");
        assertThat(Project.problems(() ->
                        project.reader.load(project.write("jobs/huge.yaml", new byte[(1 << 20) + 1]), Map.of())))
                .containsExactly("1: larger than 1 MB: this is no job file.");
    }
}
