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
import io.segue.sync.SyncActivities.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import org.springframework.stereotype.Component;

/**
 * Looks a page's items up in the catalog. Searches cost requests, so what is found is saved as the page goes along, and what was searched
 * is not searched again.
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

    CandidateSearch(UnitLedger ledger, Catalogs catalogs) {
        this.ledger = ledger;
        this.catalogs = catalogs;
    }

    /**
     * @param alive told after every item, so that a worker that died is noticed
     */
    Step search(PageRef page, IntConsumer alive) {
        MusicCatalog catalog = catalogs.of(ledger, page.unit());
        Set<Long> searched = ledger.candidates(page).keySet();
        Findings findings = new Findings(page);
        long started = System.nanoTime();
        boolean all = true;
        try {
            for (Item item : ledger.page(page)) {
                if (item.state() != ItemState.PENDING || searched.contains(item.rowNo())) {
                    continue;
                }
                alive.accept(item.position());
                all &= look(catalog, item, findings);
                findings.saveNowAndThen();
                if (System.nanoTime() - started > HAND_BACK_AFTER_NANOS) {
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
            List<CatalogTrack> found = catalog.search(TrackJson.read(item.payload()), CANDIDATES);
            findings.add(item, found);
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
        private final List<Candidate> candidates = new ArrayList<>();
        private final List<ItemOutcome> outcomes = new ArrayList<>();
        private int failed;
        private int unsaved;
        private long savedAt = System.nanoTime();

        Findings(PageRef page) {
            this.page = page;
        }

        void add(Item item, List<CatalogTrack> found) {
            unsaved++;
            if (found.isEmpty()) {
                outcomes.add(ItemOutcome.of(item.rowNo(), ItemState.NOT_FOUND, "nothing like it in the catalog"));
            }
            for (CatalogTrack track : found) {
                candidates.add(candidate(item.rowNo(), candidatesOf(item.rowNo()), track));
            }
        }

        private int candidatesOf(long rowNo) {
            int count = 0;
            for (int i = candidates.size() - 1; i >= 0 && candidates.get(i).rowNo() == rowNo; i--) {
                count++;
            }
            return count;
        }

        void saveNowAndThen() {
            if (unsaved >= SAVE_AFTER_SEARCHES && System.nanoTime() - savedAt > SAVE_AFTER_NANOS) {
                save(false);
            }
        }

        Step save(boolean finished) {
            if (!candidates.isEmpty()) {
                ledger.saveCandidates(page, candidates);
            }
            ledger.record(page.unit(), outcomes);
            failed += outcomes.size();
            candidates.clear();
            outcomes.clear();
            unsaved = 0;
            savedAt = System.nanoTime();
            return new Step(finished, failed, 0);
        }
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
