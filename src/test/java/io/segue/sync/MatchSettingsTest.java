package io.segue.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.segue.batch.DefinitionNode;
import io.segue.batch.DefinitionNode.Location;
import io.segue.batch.DefinitionNode.Mapping;
import io.segue.batch.DefinitionNode.Scalar;
import io.segue.batch.DefinitionNode.Sequence;
import io.segue.batch.InvalidDefinitionException.Problem;
import io.segue.batch.Section;
import io.segue.sync.matching.MatchPolicy;
import io.segue.sync.matching.MatchPolicy.Doubts;
import io.segue.sync.matching.MatchPolicy.Preference;
import io.segue.sync.matching.MatchPolicy.VersionRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MatchSettingsTest {

    private static final Location HERE = new Location("job.yaml", 1);

    private final List<Problem> problems = new ArrayList<>();

    @Test
    void isSafeWhereTheJobSaysNothing() {
        assertThat(MatchSettings.read(root(Map.of()))).isEqualTo(MatchPolicy.careful());
    }

    @Test
    void readsPolicyVersionsAndPreferences() {
        MatchPolicy policy = MatchSettings.read(root(
                Map.of("policy", text("lenient"), "versions", text("dj"), "prefer", texts("explicit", "original"))));

        assertThat(policy.doubts()).isEqualTo(Doubts.WEIGH);
        assertThat(policy.versions()).isEqualTo(VersionRule.DJ);
        assertThat(policy.preferences()).containsExactlyInAnyOrder(Preference.EXPLICIT, Preference.ORIGINAL);
        assertThat(problems).isEmpty();
    }

    @Test
    void refusesWhatItDoesNotKnowAndWhatContradictsItself() {
        Section root = root(
                Map.of("versions", text("any"), "prefer", texts("explicit", "clean", "loud"), "polices", text("x")));

        MatchSettings.validate(root);
        root.unknownKeys();

        assertThat(problems.stream().map(Problem::message))
                .anyMatch(m -> m.contains("strict, dj"))
                .anyMatch(m -> m.contains("found 'loud'"))
                .anyMatch(m -> m.contains("both explicit and clean"))
                .anyMatch(m -> m.contains("polices"));
    }

    private Section root(Map<String, DefinitionNode> matching) {
        return new Section(new Mapping(Map.of("matching", new Mapping(matching, HERE)), HERE), problems);
    }

    private static DefinitionNode text(String value) {
        return new Scalar(value, HERE);
    }

    private static DefinitionNode texts(String... values) {
        return new Sequence(Stream.of(values).map(MatchSettingsTest::text).toList(), HERE);
    }
}
