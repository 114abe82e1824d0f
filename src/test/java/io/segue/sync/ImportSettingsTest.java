package io.segue.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.segue.batch.Atomicity;
import io.segue.batch.Atomicity.Policy;
import io.segue.batch.Atomicity.Remainder;
import io.segue.batch.DefinitionNode;
import io.segue.batch.DefinitionNode.Location;
import io.segue.batch.DefinitionNode.Mapping;
import io.segue.batch.DefinitionNode.Scalar;
import io.segue.batch.DefinitionNode.Sequence;
import io.segue.batch.InvalidDefinitionException.Problem;
import io.segue.batch.JobDefinition;
import io.segue.batch.Section;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ImportSettingsTest {

    private static final Location HERE = new Location("import.yaml", 7);
    private static final Path ONE = Path.of("/music/one.csv");
    private static final Path TWO = Path.of("/music/two.xml");

    @Test
    void aCollectionMayLieInSeveralFiles() {
        JobDefinition definition =
                definition(files("one.csv", "two.xml")).withFiles(List.of(), Map.of(ONE, "11", TWO, "22"));
        ImportSettings settings = ImportSettings.of(definition);

        assertThat(settings.files()).containsExactly(ONE, TWO);
        assertThat(settings.target(definition).settings())
                .containsOnly(
                        Map.entry("collection", ONE.toString()),
                        Map.entry("sha256", "11"),
                        Map.entry("collection.2", TWO.toString()),
                        Map.entry("sha256.2", "22"));
    }

    @Test
    void aFileWhoseBytesAreUnknownIsNoTarget() {
        JobDefinition definition = definition(files("one.csv", "two.xml")).withFiles(List.of(), Map.of(ONE, "11"));

        assertThatThrownBy(() -> ImportSettings.of(definition).target(definition))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no batch has been made");
    }

    @Test
    void saysWhichFileIsListedTwiceOrMissing() {
        List<Problem> problems = new ArrayList<>();

        ImportSettings.validate(
                new Section(root(files("one.csv", "one.csv")), problems),
                (section, key, text) -> Optional.of(Path.of(text.text())),
                Set.of("local"));
        ImportSettings.validate(
                new Section(root(files()), problems), (section, key, text) -> Optional.empty(), Set.of("local"));

        assertThat(problems).extracting(Problem::message).first().asString().contains("'one.csv' is listed twice");
        assertThat(problems).hasSize(2);
    }

    private static DefinitionNode files(String... names) {
        List<DefinitionNode> items = new ArrayList<>();
        for (String name : names) {
            items.add(new Scalar(name, HERE));
        }
        return new Sequence(items, HERE);
    }

    private static Mapping root(DefinitionNode collection) {
        Map<String, DefinitionNode> target = Map.of("catalog", new Scalar("local", HERE), "collection", collection);
        return new Mapping(Map.of("target", new Mapping(target, HERE)), HERE);
    }

    private static JobDefinition definition(DefinitionNode collection) {
        return new JobDefinition(
                "import",
                "playlist-import",
                "",
                Path.of("/music"),
                List.of(),
                "auto",
                new Atomicity(Policy.BEST_EFFORT, null, Remainder.KEEP, Remainder.COMPENSATE),
                1,
                new JobDefinition.Output(Path.of("output"), null),
                Map.of(),
                root(collection));
    }
}
