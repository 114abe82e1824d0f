package io.segue.sync.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TitleParserTest {

    static Stream<List<String>> titles() {
        return Tables.rows("titles.tsv");
    }

    @ParameterizedTest
    @MethodSource("titles")
    void takesTitlesApart(List<String> row) {
        ParsedTitle parsed = TitleParser.parse(row.get(0));

        assertThat(List.of(
                        parsed.core(),
                        String.join("; ", parsed.subtitles()),
                        String.join("; ", parsed.guests()),
                        words(parsed.versions())))
                .as(row.get(0))
                .isEqualTo(row.subList(1, 5));
    }

    private static String words(Versions versions) {
        return versions.tags().entrySet().stream()
                .map(tag ->
                        tag.getKey() + (tag.getValue().isEmpty() ? "" : "(" + String.join(" ", tag.getValue()) + ")"))
                .collect(Collectors.joining("; "));
    }
}
