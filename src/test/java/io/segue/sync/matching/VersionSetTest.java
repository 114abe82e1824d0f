package io.segue.sync.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.segue.sync.matching.VersionSet.Query;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The set itself, and what must hold of it; {@link VersionEvaluation} names every error. */
class VersionSetTest {

    private static final List<Query> QUERIES = VersionSet.queries();

    @Test
    void asksForMoreThanAThousandRowsOfEveryClass() {
        Map<String, Long> rows = QUERIES.stream()
                .collect(Collectors.groupingBy(Query::kind, Collectors.mapping(Query::line, Collectors.toSet())))
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, kind -> (long) kind.getValue().size()));

        assertThat(rows.values().stream().mapToLong(n -> n).sum()).isGreaterThan(1_000);
        assertThat(rows)
                .containsKeys(
                        "studio", "live", "remix", "radio-edit", "extended", "acoustic", "instrumental", "karaoke")
                .containsKeys("cover", "re-recording", "sped-up", "slowed", "language", "remaster", "part", "homonym")
                .containsKeys("script-ja", "script-ko", "script-zh", "script-cyrillic", "script-greek", "script-arabic")
                .containsKeys("script-hebrew", "video", "classical", "explicit", "deluxe", "demo", "undecidable");
    }

    @Test
    void asksForWhatIsThereAndForWhatIsNot() {
        Predicate<Query> found = query -> !query.right().isEmpty();

        assertThat(QUERIES).filteredOn(found).hasSizeGreaterThan(900);
        assertThat(QUERIES).filteredOn(found.negate()).hasSizeGreaterThan(900);
    }

    @Test
    void noWrongVersionIsAcceptedAndFewRightOnesAreMissed() {
        VersionEvaluation evaluation = VersionEvaluation.of(new TrackMatcher());

        assertThat(evaluation.errors()).noneMatch(error -> error.startsWith("WRONG"));
        assertThat(evaluation.wrongVersionRate()).isZero();
        assertThat(evaluation.recall()).isGreaterThan(0.97);
    }

    @Test
    void offersWhatItCallsRight() {
        assertThat(QUERIES)
                .allSatisfy(query -> assertThat(query.candidates().stream()
                                .map(MatchCandidate::uri)
                                .toList())
                        .containsAll(query.right())
                        .doesNotHaveDuplicates());
    }
}
