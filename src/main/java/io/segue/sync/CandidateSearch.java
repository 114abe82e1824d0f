package io.segue.sync;

import io.segue.batch.Candidate;
import io.segue.batch.Item;
import io.segue.batch.ItemOutcome;
import io.segue.batch.ItemState;
import io.segue.batch.PageRef;
import io.segue.batch.UnitLedger;
import io.segue.catalog.CatalogAnswerException;
import io.segue.catalog.CatalogTrack;
import io.segue.catalog.CatalogUnavailableException;
import io.segue.catalog.MusicCatalog;
import io.segue.library.Track;
import io.segue.library.TrackJson;
import io.segue.sync.PageMatching.Finding;
import io.segue.sync.SyncActivities.Pages;
import io.segue.sync.SyncActivities.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Looks a page's items up in the catalog. Where searches cost requests, what is found is saved as the page goes along, and what was
 * searched is not searched again; where they do not, the items are decided at once and nothing needs keeping.
 */
@Component
class CandidateSearch {

    private static final int CANDIDATES = 10;
    private static final int ATTEMPTS = 3;
    private static final long RETRY_MILLIS = 1000;
    private static final int SAVE_AFTER_SEARCHES = 10;
    private static final long SAVE_AFTER_NANOS = Duration.ofMillis(500).toNanos();
    private static final long HAND_BACK_AFTER_NANOS = Duration.ofSeconds(60).toNanos();

    private final UnitLedger ledger;
    private final Catalogs catalogs;
    private final PageMatching matching;

    CandidateSearch(UnitLedger ledger, Catalogs catalogs, PageMatching matching) {
        this.ledger = ledger;
        this.catalogs = catalogs;
        this.matching = matching;
    }

    /**
     * @param alive told after every item, so that a worker that died is noticed
     */
    Step search(Pages pages, IntConsumer alive) {
        MusicCatalog catalog = catalogs.of(ledger, pages.unit());
        long handBack = System.nanoTime() + HAND_BACK_AFTER_NANOS;
        int failed = 0;
        for (int pageNo = pages.first(); pageNo < pages.end(); pageNo++) {
            Step step = search(catalog, pages.unit().page(pageNo), alive, handBack);
            failed += step.failed();
            if (!step.finished()) {
                return new Step(false, failed, step.waitMillis());
            }
        }
        return new Step(true, failed, 0);
    }

    private Step search(MusicCatalog catalog, PageRef page, IntConsumer alive, long handBack) {
        Set<Long> searched = catalog.metered() ? ledger.candidates(page).keySet() : Set.of();
        Findings findings = new Findings(page, catalog.metered());
        boolean all = true;
        try {
            for (Item item : ledger.page(page)) {
                if (item.state() != ItemState.PENDING || searched.contains(item.rowNo())) {
                    continue;
                }
                alive.accept(item.position());
                all &= look(catalog, item, findings);
                findings.saveNowAndThen();
                if (System.nanoTime() - handBack > 0) {
                    return findings.save(false);
                }
            }
        } catch (CatalogUnavailableException e) {
            findings.save(false);
            throw e;
        }
        Step step = findings.save(all);
        return all ? step : new Step(false, step.failed(), RETRY_MILLIS);
    }

    /** Whether there is nothing left to ask about this item. */
    private boolean look(MusicCatalog catalog, Item item, Findings findings) {
        try {
            Track wanted = TrackJson.read(item.payload());
            findings.add(new Finding(item, wanted, catalog.search(wanted, CANDIDATES)));
            return true;
        } catch (CatalogAnswerException e) {
            int attempts = ledger.countAttempts(findings.page.unit(), List.of(item.rowNo()))
                    .getOrDefault(item.rowNo(), 0);
            boolean exhausted = !e.retryable() || attempts >= ATTEMPTS;
            if (exhausted) {
                String reason = "search failed " + attempts + " time(s): " + e.getMessage();
                findings.outcomes.add(
                        ItemOutcome.dead(item.rowNo(), e.getClass().getSimpleName(), reason));
            }
            return exhausted;
        }
    }

    /** What a call has found and not saved yet. */
    private final class Findings {

        private final PageRef page;
        private final boolean keep;
        private final List<Finding> found = new ArrayList<>();
        private final List<ItemOutcome> outcomes = new ArrayList<>();
        private int failed;
        private long savedAt = System.nanoTime();

        Findings(PageRef page, boolean keep) {
            this.page = page;
            this.keep = keep;
        }

        void add(Finding finding) {
            if (finding.tracks().isEmpty()) {
                outcomes.add(
                        ItemOutcome.of(finding.item().rowNo(), ItemState.NOT_FOUND, "nothing like it in the catalog"));
            } else {
                found.add(finding);
            }
        }

        void saveNowAndThen() {
            if (found.size() + outcomes.size() >= SAVE_AFTER_SEARCHES
                    && System.nanoTime() - savedAt > SAVE_AFTER_NANOS) {
                save(false);
            }
        }

        Step save(boolean finished) {
            if (!found.isEmpty() && keep) {
                ledger.saveCandidates(
                        page,
                        found.stream().flatMap(CandidateSearch::candidates).toList());
            } else if (!found.isEmpty()) {
                failed += matching.decide(page, found);
            }
            ledger.record(page.unit(), outcomes);
            failed += outcomes.size();
            found.clear();
            outcomes.clear();
            savedAt = System.nanoTime();
            return new Step(finished, failed, 0);
        }
    }

    private static Stream<Candidate> candidates(Finding finding) {
        List<CatalogTrack> tracks = finding.tracks();
        return IntStream.range(0, tracks.size())
                .mapToObj(ranking -> candidate(finding.item().rowNo(), ranking, tracks.get(ranking)));
    }

    private static Candidate candidate(long rowNo, int ranking, CatalogTrack found) {
        Track track = found.track();
        return new Candidate(rowNo, ranking, found.uri(), describe(track), TrackJson.write(track), null, null);
    }

    /** Label, album and length: what a person needs to tell two candidates apart. */
    static String describe(Track track) {
        StringBuilder text = new StringBuilder(track.label());
        if (track.album() != null) {
            text.append(" [").append(track.album()).append(']');
        }
        Duration duration = track.duration();
        if (duration != null) {
            int seconds = duration.toSecondsPart();
            text.append(" (")
                    .append(duration.toMinutes())
                    .append(seconds < 10 ? ":0" : ":")
                    .append(seconds)
                    .append(')');
        }
        return text.toString();
    }
}
