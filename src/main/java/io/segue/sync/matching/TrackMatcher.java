package io.segue.sync.matching;

import io.segue.library.Track;
import io.segue.sync.matching.MatchDecision.Accepted;
import io.segue.sync.matching.MatchDecision.Ambiguous;
import io.segue.sync.matching.MatchDecision.NotFound;
import io.segue.sync.matching.MatchDecision.RankedCandidate;
import io.segue.sync.matching.MatchPolicy.Doubts;
import io.segue.sync.matching.Relations.AlbumRelation;
import io.segue.sync.matching.Relations.ArtistRelation;
import io.segue.sync.matching.Relations.Identifier;
import io.segue.sync.matching.Versions.Relation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides which candidate is the wanted recording. Thread-safe and deterministic; it keeps nothing but a bounded memory of prepared
 * candidates. It accepts only what is beyond doubt and ahead of every other recording; it rather says ambiguous than picks a wrong
 * version.
 */
public final class TrackMatcher {

    private static final Comparator<Evidence> BEST_FIRST =
            Comparator.comparingDouble(Evidence::score).reversed(); // stable: equals keep the catalog's order

    private final MatchPolicy policy;
    private final FingerprintCache fingerprints = new FingerprintCache();

    public TrackMatcher(MatchPolicy policy) {
        this.policy = policy;
    }

    public TrackMatcher() {
        this(MatchPolicy.careful());
    }

    /**
     * @param candidates what a catalog found, most likely first; duplicates by uri count once
     */
    public MatchDecision decide(Track wanted, List<MatchCandidate> candidates) {
        Fingerprint fingerprint = Fingerprint.of(wanted);
        FirstLook look = new FirstLook(policy, fingerprint);
        List<MatchCandidate> distinct = distinct(candidates);
        List<@Nullable Evidence> rejected = new ArrayList<>(distinct.size());
        List<Evidence> clear = new ArrayList<>();
        List<Evidence> standIns = new ArrayList<>();
        List<Evidence> doubtful = new ArrayList<>();
        for (MatchCandidate candidate : distinct) {
            if (look.convicts(candidate)) {
                rejected.add(null); // compared only if all are
                continue;
            }
            Evidence evidence = compare(fingerprint, candidate);
            if (!evidence.conflicts().isEmpty()) {
                rejected.add(evidence);
            } else if ((evidence.isClear() || policy.doubts() == Doubts.WEIGH)
                    && evidence.score() >= policy.acceptScore()) {
                (evidence.substitution() == null ? clear : standIns).add(evidence);
            } else {
                doubtful.add(evidence);
            }
        }
        if (clear.isEmpty()) {
            clear = standIns; // only where the wanted cut itself is not there
        }
        if (!clear.isEmpty()) {
            clear.sort(BEST_FIRST);
            return choose(wanted, clear, doubtful);
        }
        if (!doubtful.isEmpty()) {
            return new Ambiguous(rank(doubtful));
        }
        return notFound(fingerprint, distinct, rejected);
    }

    private Evidence compare(Fingerprint wanted, MatchCandidate candidate) {
        return Comparison.of(policy, wanted, candidate, fingerprints.of(candidate.track()));
    }

    /** All candidates are rejected here: those a first look convicted are compared to say which came nearest. */
    private NotFound notFound(Fingerprint wanted, List<MatchCandidate> candidates, List<@Nullable Evidence> rejected) {
        List<Evidence> compared = new ArrayList<>(candidates.size());
        for (int i = 0; i < candidates.size(); i++) {
            Evidence known = rejected.get(i);
            compared.add(known != null ? known : compare(wanted, candidates.get(i)));
        }
        return new NotFound(reason(wanted, compared), rank(compared));
    }

    private MatchDecision choose(Track wanted, List<Evidence> clear, List<Evidence> doubtful) {
        double best = clear.get(0).score();
        if (doubtful.stream().anyMatch(e -> e.support() > best)) { // what is better supported must be looked at first
            List<Evidence> all = new ArrayList<>(doubtful);
            all.addAll(clear);
            return new Ambiguous(rank(all));
        }
        List<Evidence> rivals =
                clear.stream().filter(e -> e.score() >= best - policy.margin()).toList();
        rivals = narrow(rivals, e -> e.relations().identifier() == Identifier.URI);
        rivals = Preferences.narrow(rivals, policy.preferences(), wanted);
        rivals = narrow(rivals, e -> e.relations().album() == AlbumRelation.EXACT);
        rivals = narrow(rivals, e -> e.relations().identifier() == Identifier.ISRC);
        rivals = narrow(rivals, e -> e.relations().versions().relation() == Relation.SAME);
        Evidence first = rivals.get(0);
        return rivals.stream().skip(1).allMatch(e -> isCopy(first, e))
                ? new Accepted(first.candidate(), first.score(), first.explanation(), first.substitution())
                : new Ambiguous(rank(rivals));
    }

    static List<Evidence> narrow(List<Evidence> rivals, Predicate<Evidence> better) {
        List<Evidence> narrowed = rivals.stream().filter(better).toList();
        return narrowed.isEmpty() ? rivals : narrowed;
    }

    /** The same recording on another release, or held twice: artists, title and version words agree, and the length does. */
    private boolean isCopy(Evidence one, Evidence other) {
        Track a = one.candidate().track();
        Track b = other.candidate().track();
        boolean sameIsrc = a.isrc() != null && a.isrc().equals(b.isrc());
        boolean sameLength = a.duration() != null
                && b.duration() != null
                && a.duration().minus(b.duration()).abs().compareTo(policy.copyGap()) <= 0;
        return one.relations().title() == other.relations().title()
                && one.relations().versions().relation() == Relation.SAME
                && other.relations().versions().relation() == Relation.SAME
                && (sameIsrc || sameLength)
                && one.relations().artists() == ArtistRelation.AGREE
                && other.relations().artists() == ArtistRelation.AGREE;
    }

    private List<RankedCandidate> rank(List<Evidence> evidence) {
        return evidence.stream()
                .sorted(BEST_FIRST)
                .limit(policy.alternatives())
                .map(Evidence::ranked)
                .toList();
    }

    private static String reason(Fingerprint wanted, List<Evidence> rejected) {
        if (wanted.title().fullKey().isEmpty()) {
            return "The title \"" + wanted.track().title() + "\" has no letters or digits to search by.";
        }
        if (rejected.isEmpty()) {
            return "The catalog found no candidate.";
        }
        Evidence nearest = rejected.stream().min(BEST_FIRST).orElseThrow();
        return "None of " + rejected.size() + " candidates is this recording; the nearest is "
                + nearest.candidate().track().label() + ": " + nearest.explanation() + ".";
    }

    private static List<MatchCandidate> distinct(List<MatchCandidate> candidates) {
        Set<String> uris = new HashSet<>(2 * candidates.size());
        List<MatchCandidate> distinct = new ArrayList<>(candidates.size());
        for (MatchCandidate candidate : candidates) {
            if (uris.add(candidate.uri())) {
                distinct.add(candidate);
            }
        }
        return distinct;
    }
}
