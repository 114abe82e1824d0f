package io.segue.batch.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.segue.batch.BatchType.Row;
import io.segue.batch.BatchType.RowReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadAheadTest {

    private final AtomicLong read = new AtomicLong();
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Ends, or fails, after so many rows. */
    private RowReader source(long rows, Exception failure) {
        return new RowReader() {
            @Override
            public Row next() throws IOException {
                if (read.get() < rows) {
                    return Row.item(read.incrementAndGet(), "unit", "label", "payload");
                }
                if (failure instanceof IOException e) {
                    throw e;
                }
                if (failure instanceof RuntimeException e) {
                    throw e;
                }
                return null;
            }

            @Override
            public List<String> recognised() {
                return read.get() > 600 ? List.of("first", "second") : List.of("first");
            }

            @Override
            public void close() {
                closed.set(true);
            }
        };
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 249, 250, 251, 5000})
    void givesEveryRowInItsOrder(long rows) throws IOException {
        List<Long> lines = new ArrayList<>();
        try (RowReader ahead = new ReadAhead(source(rows, null))) {
            assertThat(ahead.recognised()).containsExactly("first");
            for (Row row = ahead.next(); row != null; row = ahead.next()) {
                lines.add(row.line());
            }
            assertThat(ahead.next()).isNull();
            assertThat(ahead.recognised()).hasSize(rows > 600 ? 2 : 1);
        }

        assertThat(lines).hasSize((int) rows).isSorted().doesNotHaveDuplicates();
        assertThat(closed).isTrue();
    }

    @Test
    void failsAfterTheRowsBeforeTheFailure() throws IOException {
        for (Exception failure : List.of(new IOException("broken"), new IllegalStateException("odd"))) {
            read.set(0);
            try (RowReader ahead = new ReadAhead(source(700, failure))) {
                for (int row = 1; row <= 700; row++) {
                    assertThat(ahead.next()).isNotNull();
                }
                assertThatThrownBy(ahead::next).isSameAs(failure);
                assertThatThrownBy(ahead::next).isSameAs(failure);
            }
        }
    }

    @Test
    void readsNoFurtherThanItsBoundAndStopsWhenClosed() throws IOException {
        RowReader ahead = new ReadAhead(source(Long.MAX_VALUE, null));
        assertThat(ahead.next()).isNotNull();
        ahead.close();
        long then = read.get();

        assertThat(then).isLessThanOrEqualTo(250 * 6);
        assertThat(closed).isTrue();
    }
}
