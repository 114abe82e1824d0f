package io.segue.sync;

import io.segue.batch.Candidate;
import io.segue.batch.Item;
import io.segue.batch.ItemOutcome;
import io.segue.batch.ItemState;
import io.segue.batch.PageRef;
import io.segue.batch.UnitLedger;
import io.segue.library.Track;
import io.segue.library.TrackJson;
import io.segue.sync.SyncActivities.Step;
import io.segue.sync.matching.MatchCandidate;
import io.segue.sync.matching.MatchDecision;
import io.segue.sync.matching.MatchDecision.Accepted;
import io.segue.sync.matching.MatchDecision.Ambiguous;
import io.segue.sync.matching.MatchDecision.NotFound;
import io.segue.sync.matching.MatchDecision.RankedCandidate;
import io.segue.sync.matching.TrackMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Decides a page's items from the candidates the ledger has. Pure but for the ledger: the same candidates give the same outcomes. */
@Component
class PageMatching {

    private final UnitLedger ledger;
    private final TrackMatcher matcher = new TrackMatcher();

    PageMatching(UnitLedger ledger) {
        this.ledger = ledger;
    }

    Step match(PageRef page) {
        Map<Long, List<Candidate>> candidates = ledger.candidates(page);
        List<ItemOutcome> outcomes = new ArrayList<>();
        List<Candidate> alternatives = new ArrayList<>();
        int failed = 0;
        for (Item item : ledger.page(page)) {
            List<Candidate> found = candidates.get(item.rowNo());
            if (item.state() != ItemState.PENDING || found == null) {
                continue;
            }
            MatchDecision decision = matcher.decide(TrackJson.read(item.payload()), matchCandidates(found));
            outcomes.add(outcome(item.rowNo(), decision));
            failed += decision instanceof Accepted ? 0 : 1;
            if (decision instanceof Ambiguous ambiguous) {
                alternatives.addAll(ranked(item.rowNo(), ambiguous.alternatives()));
            }
        }
        ledger.record(page.unit(), outcomes); // first: what is decided is never decided again from alternatives alone
        if (!alternatives.isEmpty()) {
            ledger.saveCandidates(page, alternatives);
        }
        return new Step(true, failed, 0);
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
                    ItemState.MATCHED,
                    accepted.candidate().uri(),
                    track.label(),
                    TrackJson.write(track),
                    accepted.score(),
                    accepted.explanation(),
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
