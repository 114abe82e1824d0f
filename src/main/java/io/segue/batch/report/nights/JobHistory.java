package io.segue.batch.report.nights;

import io.segue.batch.BatchState;
import io.segue.batch.BatchSummary;
import io.segue.batch.Counts;
import io.segue.batch.ledger.HistoryStore.Past;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The batches of one job.
 *
 * @param batches oldest first
 * @param nights every night of the period, also those without a batch
 * @param counts of all batches together
 */
record JobHistory(
        String name, String type, List<Past> batches, List<Night> nights, Counts counts, Durations durations) {

    static JobHistory of(String name, Period period, List<Past> batches) {
        Map<LocalDate, List<Past>> byNight = new LinkedHashMap<>();
        period.nights().forEach(night -> byNight.put(night, new ArrayList<>()));
        for (Past past : batches) {
            Objects.requireNonNull(byNight.get(period.night(past.batch().createdAt())))
                    .add(past);
        }
        List<Night> nights = byNight.entrySet().stream()
                .map(night -> new Night(night.getKey(), night.getValue()))
                .toList();
        Counts counts = real(batches).map(BatchSummary::counts).reduce(Counts.NONE, Counts::plus);
        BatchSummary last = batches.get(batches.size() - 1).batch();
        return new JobHistory(
                name,
                last.type(),
                batches,
                nights,
                counts,
                Durations.of(real(batches).toList()));
    }

    /** Rehearsals are listed, but their rows went nowhere. */
    private static Stream<BatchSummary> real(List<Past> batches) {
        return batches.stream().map(Past::batch).filter(batch -> !batch.dryRun());
    }

    int runs() {
        return batches.size();
    }

    Past latest() {
        return batches.get(batches.size() - 1);
    }

    /** How many batches are in which state, by state. */
    Map<BatchState, Long> outcomes() {
        Map<BatchState, Long> outcomes = new EnumMap<>(BatchState.class);
        batches.forEach(past -> outcomes.merge(past.batch().state(), 1L, Long::sum));
        return outcomes;
    }

    long nightsWithoutRun() {
        return nights.stream().filter(night -> night.batches().isEmpty()).count();
    }

    /**
     * What ran in one night.
     */
    record Night(LocalDate date, List<Past> batches) {

        long rows() {
            return counts().rows();
        }

        long failed() {
            return counts().failed();
        }

        Counts counts() {
            return real(batches).map(BatchSummary::counts).reduce(Counts.NONE, Counts::plus);
        }

        /** Seconds of all batches that have ended. */
        double seconds() {
            return real(batches).mapToDouble(Durations::seconds).sum();
        }
    }
}
