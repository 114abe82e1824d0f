package io.segue.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkflowLabelsTest {

    /** Ten kilobytes of what files may hold. */
    private static final String ANYTHING = ("\uD83C\uDFA7 mix\u0000\u001B[31m\r\nnext\uD83C line\t\u0085").repeat(400);

    @Test
    void keepsWhatFits() {
        assertThat(WorkflowLabels.attribute("Focus \uD83C\uDFA7")).isEqualTo("Focus \uD83C\uDFA7");
        assertThat(WorkflowLabels.summary("Focus")).isEqualTo("Focus");
        assertThat(WorkflowLabels.details("one\ntwo")).isEqualTo("one\ntwo");
    }

    @Test
    void cutsAndCleansWhatAServerWouldRefuse() {
        String attribute = WorkflowLabels.attribute(ANYTHING);
        String summary = WorkflowLabels.summary(ANYTHING);
        String details = WorkflowLabels.details(ANYTHING);
        String memo = String.valueOf(
                WorkflowLabels.memo(Map.of("description", ANYTHING)).get("description"));

        assertThat(attribute.codePointCount(0, attribute.length())).isEqualTo(255);
        assertThat(bytes(summary)).isBetween(290, 300);
        assertThat(bytes(details)).isBetween(7_990, 8_000);
        assertThat(bytes(memo)).isBetween(990, 1_000);
        assertThat(attribute + summary).doesNotContain("\n", "\t");
        for (String text : new String[] {attribute, summary, details, memo}) {
            assertThat(text).endsWith("…").doesNotContain("\u0000", "\u001B", "\r", "\u0085");
            assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .as("no halves of characters")
                    .isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\u0000\n"})
    void leavesOutWhatIsBlank(String blank) {
        Map<String, String> values = new LinkedHashMap<>(Map.of("job_name", blank, "batch_id", "b"));

        assertThat(WorkflowLabels.attributes(values).getUntypedValues()).hasSize(1);
        assertThat(WorkflowLabels.memo(values)).containsOnlyKeys("batch_id");
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    @Test
    void anEndingIsKeptHoweverLongTheValue() {
        assertThat(WorkflowLabels.attribute("Artist - Title", " +3")).isEqualTo("Artist - Title +3");
        assertThat(WorkflowLabels.attribute("x".repeat(300), " +3"))
                .hasSize(255)
                .endsWith("x… +3");
    }
}
