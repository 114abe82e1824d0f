package io.segue.batch.report;

import io.segue.batch.BatchType;
import io.segue.batch.Candidate;
import io.segue.batch.ItemState;
import io.segue.batch.ledger.ReportStore.ResultRow;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows as files: {@code results.csv} with every row in input order, {@code unmatched.csv} with those that did not arrive and
 * {@code review.csv} with the alternatives among which a person decides.
 */
final class RowFiles implements Closeable {

    static final String RESULTS = "results.csv";
    static final String UNMATCHED = "unmatched.csv";
    static final String REVIEW = "review.csv";

    private static final Set<ItemState> NOT_ARRIVED =
            EnumSet.of(ItemState.REJECTED, ItemState.NOT_FOUND, ItemState.DEAD);
    private static final int SCORE_DIGITS = 4;

    private final BatchType type;
    private final SourceNames sources;
    private final CsvFile results;
    private final CsvFile unmatched;
    private final CsvFile review;

    RowFiles(Path directory, BatchType type, SourceNames sources) throws IOException {
        this.type = type;
        this.sources = sources;
        this.results = new CsvFile(directory.resolve(RESULTS));
        this.unmatched = new CsvFile(directory.resolve(UNMATCHED));
        this.review = new CsvFile(directory.resolve(REVIEW));
        results.row(header("outcome", "target", "target_uri", "score", "reason", "error", "attempts"));
        unmatched.row(header("outcome", "row", "reason", "error", "attempts"));
        review.row(header("rank", "candidate", "candidate_uri", "candidate_score", "candidate_reason", "decision"));
    }

    private List<String> header(String... names) {
        List<String> header = new ArrayList<>(List.of("file", "line", "unit", "position"));
        header.addAll(type.columns());
        Collections.addAll(header, names);
        return header;
    }

    /**
     * @param alternatives of an ambiguous row, most likely first
     */
    void row(ResultRow row, List<Candidate> alternatives) throws IOException {
        List<@Nullable Object> source = source(row);
        results.row(with(
                source,
                row.state().name(),
                row.targetLabel(),
                row.targetUri(),
                rounded(row.score()),
                row.reason(),
                row.errorClass(),
                attempts(row)));
        if (NOT_ARRIVED.contains(row.state())) {
            unmatched.row(with(source, row.state().name(), row.label(), row.reason(), row.errorClass(), attempts(row)));
        }
        for (Candidate candidate : alternatives) {
            review.row(with(
                    source,
                    candidate.ranking() + 1,
                    candidate.label(),
                    candidate.uri(),
                    rounded(candidate.score()),
                    candidate.reason(),
                    null));
        }
    }

    /** Only of what is dead: whatever arrived did so in the end. */
    private static @Nullable Integer attempts(ResultRow row) {
        return row.state() == ItemState.DEAD ? Math.max(1, row.attempts()) : null;
    }

    private List<@Nullable Object> source(ResultRow row) {
        Integer position = row.position();
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(sources.of(row.file()));
        cells.add(row.line());
        cells.add(row.unit());
        cells.add(position == null ? null : position + 1);
        String payload = row.payload();
        cells.addAll(payload == null ? Collections.nCopies(type.columns().size(), "") : type.cells(payload));
        return cells;
    }

    private static List<@Nullable Object> with(List<@Nullable Object> cells, @Nullable Object... more) {
        List<@Nullable Object> row = new ArrayList<>(cells);
        Collections.addAll(row, more);
        return row;
    }

    private static @Nullable BigDecimal rounded(@Nullable Double score) {
        return score == null ? null : BigDecimal.valueOf(score).setScale(SCORE_DIGITS, RoundingMode.HALF_UP);
    }

    @Override
    public void close() throws IOException {
        try (results;
                unmatched) {
            review.close();
        }
    }
}
