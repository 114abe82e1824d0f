package io.segue.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.segue.cli.Patience.ServerAwayException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private final StringWriter told = new StringWriter();

    private Patience patience(Duration longest) {
        return new Patience(longest, new PrintWriter(told, true));
    }

    private static RuntimeException answer(String sqlState, String message) {
        return new IllegalStateException("no context", new SQLException(message, sqlState));
    }

    private static Supplier<String> first(RuntimeException... failures) {
        Deque<RuntimeException> left = new ArrayDeque<>(List.of(failures));
        return () -> {
            if (!left.isEmpty()) {
                throw left.removeFirst();
            }
            return "started";
        };
    }

    @Test
    void waitsForADatabaseThatIsAwayAndSaysSoOnce() {
        String started =
                patience(Duration.ofMinutes(1)).until(first(answer("08001", "refused"), answer("08001", "refused")));

        assertThat(started).isEqualTo("started");
        assertThat(told.toString())
                .containsOnlyOnce("The database does not answer: refused")
                .contains("It does now.");
    }

    @Test
    void givesUpInTheEndWithTheSameMessage() {
        assertThatThrownBy(() -> patience(Duration.ZERO).until(first(answer("57P03", "the database is starting up"))))
                .isInstanceOf(ServerAwayException.class)
                .hasMessageContaining("the database is starting up");
    }

    @Test
    void doesNotWaitForARefusal() {
        RuntimeException refusal = answer("28P01", "password authentication failed");

        assertThatThrownBy(() -> patience(Duration.ofMinutes(1)).until(first(refusal)))
                .isSameAs(refusal);
        assertThat(told.toString()).isEmpty();
    }
}
