package io.segue.batch.report.html;

import io.segue.batch.Candidate;
import io.segue.batch.ItemState;
import io.segue.batch.ledger.ReportStore.ResultRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * What a page needs of a batch's rows, gathered while they stream by: counts of all, and of those worth a person's look the first few
 * of each kind. Its size is bounded by units, not by rows.
 */
public final class RowDigest {

    static final int ROWS_PER_SECTION = 200;

    /** Accepted with less than this is worth a second look. */
    static final double CONFIDENT = 0.85;

    static final int SECOND_LOOKS = 25;

    private final Tally all = new Tally();
    private final Map<String, Tally> units = new HashMap<>();
    private final Map<Fate, List<Entry>> entries = new EnumMap<>(Map.of(
            Fate.AMBIGUOUS, new ArrayList<>(),
            Fate.NOT_FOUND, new ArrayList<>(),
            Fate.DEAD, new ArrayList<>(),
            Fate.REJECTED, new ArrayList<>()));
    private final PriorityQueue<ResultRow> leastConfident =
            new PriorityQueue<>(Comparator.comparingDouble(RowDigest::score).reversed());
    private long notConfident;

    /**
     * @param alternatives of an ambiguous row, most likely first
     */
    record Entry(ResultRow row, List<Candidate> alternatives) {}

    public void row(ResultRow row, List<Candidate> alternatives) {
        all.add(row.state());
        String unit = row.unit();
        if (unit != null) {
            units.computeIfAbsent(unit, title -> new Tally()).add(row.state());
        }
        List<Entry> listed = entries.get(Fate.of(row.state()));
        if (listed == null) {
            lookAtScore(row);
        } else if (listed.size() < ROWS_PER_SECTION) {
            listed.add(new Entry(row, List.copyOf(alternatives)));
        }
    }

    private void lookAtScore(ResultRow row) {
        if (row.score() == null || score(row) >= CONFIDENT || row.state() == ItemState.COMPENSATED) {
            return;
        }
        notConfident++;
        leastConfident.add(row);
        if (leastConfident.size() > SECOND_LOOKS) {
            leastConfident.remove();
        }
    }

    private static double score(ResultRow row) {
        Double score = row.score();
        return score == null ? 1 : score;
    }

    Tally all() {
        return all;
    }

    Tally unit(String title) {
        return units.getOrDefault(title, new Tally());
    }

    List<Entry> entries(Fate fate) {
        return entries.getOrDefault(fate, List.of());
    }

    /** Accepted rows with the lowest scores, lowest first. */
    List<ResultRow> leastConfident() {
        return leastConfident.stream()
                .sorted(Comparator.comparingDouble(RowDigest::score).thenComparing(ResultRow::rowNo))
                .toList();
    }

    long notConfident() {
        return notConfident;
    }
}
