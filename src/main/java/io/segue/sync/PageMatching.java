package io.segue.sync;

import io.segue.batch.Candidate;
import io.segue.batch.Item;
import io.segue.batch.ItemOutcome;
import io.segue.batch.ItemState;
import io.segue.batch.PageRef;
import io.segue.batch.UnitLedger;
import io.segue.catalog.CatalogTrack;
import io.segue.library.Track;
import io.segue.library.TrackJson;
import io.segue.sync.SyncActivities.Step;
import io.segue.sync.matching.CrossRowGuard;
import io.segue.sync.matching.MatchCandidate;
import io.segue.sync.matching.MatchDecision;
import io.segue.sync.matching.MatchDecision.Accepted;
import io.segue.sync.matching.MatchDecision.Ambiguous;
import io.segue.sync.matching.MatchDecision.NotFound;
import io.segue.sync.matching.MatchDecision.RankedCandidate;
import io.segue.sync.matching.MatchPolicy;
import io.segue.sync.matching.TrackMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Decides items from what was found for them. Pure but for the ledger: the same candidates give the same outcomes. */
@Component
class PageMatching {

    private final UnitLedger ledger;
    /** By policy, because a matcher remembers the candidates it has prepared. */
    private final Map<MatchPolicy, TrackMatcher> matchers = new ConcurrentHashMap<>();

    PageMatching(UnitLedger ledger) {
        this.ledger = ledger;
    }

    /** Decides the page's items from the candidates the ledger has. */
    Step match(PageRef page) {
        Map<Long, List<Candidate>> candidates = ledger.candidates(page);
        TrackMatcher matcher = matcher(page);
        Decisions decisions = new Decisions();
        for (Item item : ledger.page(page)) {
            List<Candidate> found = candidates.get(item.rowNo());
            if (item.state() == ItemState.PENDING && found != null) {
                Track wanted = TrackJson.read(item.payload());
                decisions.add(item, wanted, matcher.decide(wanted, matchCandidates(found)));
            }
        }
        decisions.close();
        ledger.record(
                page.unit(), decisions.outcomes); // first: what is decided is never decided again from alternatives
        saveAlternatives(page, decisions);
        return new Step(true, decisions.failed, 0);
    }

    /**
     * Decides items from what has just been found and nobody keeps.
     *
     * @return how many of them failed
     */
    int decide(PageRef page, List<Finding> findings) {
        TrackMatcher matcher = matcher(page);
        Decisions decisions = new Decisions();
        for (Finding finding : findings) {
            List<MatchCandidate> candidates = finding.tracks().stream()
                    .map(track -> new MatchCandidate(track.uri(), track.track()))
                    .toList();
            decisions.add(finding.item(), finding.wanted(), matcher.decide(finding.wanted(), candidates));
        }
        decisions.close();
        saveAlternatives(page, decisions); // first: once an item is decided, nobody looks for them again
        ledger.record(page.unit(), decisions.outcomes);
        return decisions.failed;
    }

    /** What a search found for an item. */
    record Finding(Item item, Track wanted, List<CatalogTrack> tracks) {}

    private void saveAlternatives(PageRef page, Decisions decisions) {
        if (!decisions.alternatives.isEmpty()) {
            ledger.saveCandidates(page, decisions.alternatives);
        }
    }

    private static final class Decisions {

        private final List<ItemOutcome> outcomes = new ArrayList<>();
        private final List<Candidate> alternatives = new ArrayList<>();
        private final List<Item> items = new ArrayList<>();
        private final List<CrossRowGuard.Row> rows = new ArrayList<>();
        private int failed;

        void add(Item item, Track wanted, MatchDecision decision) {
            items.add(item);
            rows.add(new CrossRowGuard.Row(wanted, decision));
        }

        /** All rows that are decided together have been added. */
        void close() {
            List<MatchDecision> decisions = CrossRowGuard.review(rows);
            for (int i = 0; i < decisions.size(); i++) {
                long rowNo = items.get(i).rowNo();
                outcomes.add(outcome(rowNo, decisions.get(i)));
                failed += decisions.get(i) instanceof Accepted ? 0 : 1;
                if (decisions.get(i) instanceof Ambiguous ambiguous) {
                    alternatives.addAll(ranked(rowNo, ambiguous.alternatives()));
                }
            }
        }
    }

    private TrackMatcher matcher(PageRef page) {
        MatchPolicy policy =
                MatchSettings.of(ledger.batch(page.unit().batchId()).definition());
        return matchers.computeIfAbsent(policy, TrackMatcher::new);
    }

    private static List<MatchCandidate> matchCandidates(List<Candidate> found) {
        return found.stream()
                .map(candidate -> new MatchCandidate(candidate.uri(), TrackJson.read(candidate.payload())))
                .toList();
    }

    private static ItemOutcome outcome(long rowNo, MatchDecision decision) {
        if (decision instanceof Accepted accepted) {
            Track track = accepted.candidate().track();
            return new ItemOutcome(
                    rowNo,
                    accepted.substitution() == null ? ItemState.MATCHED : ItemState.SUBSTITUTED,
                    accepted.candidate().uri(),
                    track.label(),
                    TrackJson.write(track),
                    accepted.score(),
                    accepted.substitution() == null
                            ? accepted.explanation()
                            : "substituted, " + accepted.substitution() + ": " + accepted.explanation(),
                    null);
        }
        if (decision instanceof Ambiguous ambiguous) {
            RankedCandidate best = ambiguous.alternatives().get(0);
            String reason = ambiguous.alternatives().size() == 1
                    ? "one candidate, and a doubt: " + best.explanation()
                    : ambiguous.alternatives().size() + " candidates are equally likely: " + best.explanation();
            return new ItemOutcome(rowNo, ItemState.AMBIGUOUS, null, null, null, best.score(), reason, null);
        }
        return ItemOutcome.of(rowNo, ItemState.NOT_FOUND, ((NotFound) decision).reason());
    }

    private static List<Candidate> ranked(long rowNo, List<RankedCandidate> alternatives) {
        List<Candidate> ranked = new ArrayList<>();
        for (RankedCandidate alternative : alternatives) {
            Track track = alternative.candidate().track();
            ranked.add(new Candidate(
                    rowNo,
                    ranked.size(),
                    alternative.candidate().uri(),
                    CandidateSearch.describe(track),
                    TrackJson.write(track),
                    alternative.score(),
                    alternative.explanation()));
        }
        return ranked;
    }
}
