package io.segue.djset;

import io.segue.djset.definition.SetSettings;
import io.segue.djset.justification.SetJustifier;
import io.segue.djset.pool.Eligible;
import io.segue.djset.pool.FreshPool;
import io.segue.djset.pool.TrackIdentity;
import io.segue.library.Track;
import io.segue.library.TrackJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One set from its pool: which tracks may be played, which of them in view of the sets before, in which order, and why. Pure: the same
 * pool, settings and earlier sets give the same set.
 */
final class SetMaking {

    private static final SetComposer COMPOSER = new SetComposer();
    private static final SetJustifier JUSTIFIER = new SetJustifier();

    private final SetSettings settings;
    private final Eligible eligible;
    private final int poolSize;

    SetMaking(List<Track> pool, SetSettings settings) {
        this.settings = settings;
        this.eligible = Eligible.of(pool, settings);
        this.poolSize = pool.size();
    }

    Eligible eligible() {
        return eligible;
    }

    /**
     * @throws IllegalArgumentException when nothing of the pool may be played
     */
    void requireTracks() {
        if (eligible.tracks().isEmpty()) {
            throw new IllegalArgumentException(
                    poolSize == 0
                            ? "no track of this set could be read"
                            : "none of the " + poolSize + " tracks of this set can be played: " + eligible.summary()
                                    + "; set.leaveOut says what is left out");
        }
    }

    /** SHA-256 of tracks and rules. */
    String inputHash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            eligible.tracks()
                    .forEach(track -> digest.update((TrackJson.write(track) + "\n").getBytes(StandardCharsets.UTF_8)));
            digest.update(settings.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Finds the order.
     *
     * @param earlier the sets before, the last one first
     */
    SetDraft draft(List<EarlierSet> earlier) {
        Set<Integer> keptOut = settings.freshness().share() > 0 && !earlier.isEmpty()
                ? new FreshPool(eligible.tracks(), playedAgo(earlier), settings.freshness(), settings.rules())
                        .keptOut(this::chosenWithout)
                : Set.of();
        Sequence sequence = sequence(keptOut);
        return new SetDraft(
                sequence,
                new TreeSet<>(keptOut),
                earlier.stream().map(EarlierSet::version).toList(),
                null);
    }

    private List<Integer> chosenWithout(Set<Integer> keptOut) {
        List<Integer> numbers = numbers(keptOut);
        return sequence(keptOut).order().stream().map(numbers::get).toList();
    }

    private Sequence sequence(Set<Integer> keptOut) {
        try {
            return COMPOSER.sequence(pool(keptOut), settings.rules());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    e.getMessage()
                            + (eligible.excluded().isEmpty() ? "" : " Left out were " + eligible.summary() + "."),
                    e);
        }
    }

    /** Numbers of the eligible tracks but for some. */
    private List<Integer> numbers(Set<Integer> keptOut) {
        List<Integer> numbers = new ArrayList<>();
        for (int number = 0; number < eligible.tracks().size(); number++) {
            if (!keptOut.contains(number)) {
                numbers.add(number);
            }
        }
        return numbers;
    }

    /** The tracks a draft chose from. */
    List<Track> pool(Set<Integer> keptOut) {
        return numbers(keptOut).stream().map(eligible.tracks()::get).toList();
    }

    /** The tracks in the order played. */
    List<Track> inOrder(SetDraft draft) {
        return SetComposer.inOrder(pool(draft.keptOut()), draft.sequence());
    }

    /** Positions of the tracks in the pool as it was given, in the order played. */
    List<Integer> positions(SetDraft draft) {
        List<Integer> numbers = numbers(draft.keptOut());
        return draft.sequence().order().stream()
                .map(number -> eligible.positions().get(numbers.get(number)))
                .toList();
    }

    /** Positions of the tracks kept out because they were played lately. */
    List<Integer> keptOutPositions(SetDraft draft) {
        return draft.keptOut().stream().map(eligible.positions()::get).toList();
    }

    /** Explains the order. */
    SetDocument document(SetDraft draft, List<EarlierSet> earlier) {
        List<Track> pool = pool(draft.keptOut());
        List<Track> inOrder = inOrder(draft);
        return JUSTIFIER.justify(
                inOrder,
                draft.sequence(),
                settings.rules(),
                new SetBackground(
                        pool,
                        alternatives(pool, inOrder, draft),
                        settings.energy().words(),
                        leftOut(draft),
                        earlier.isEmpty() ? null : changes(draft, inOrder, earlier)));
    }

    private Map<Integer, Optional<Alternative>> alternatives(List<Track> pool, List<Track> inOrder, SetDraft draft) {
        List<Integer> weakest = JUSTIFIER.weakest(inOrder, settings.rules());
        List<Optional<Alternative>> found = COMPOSER.alternatives(pool, draft.sequence(), settings.rules(), weakest);
        Map<Integer, Optional<Alternative>> alternatives = new TreeMap<>();
        for (int i = 0; i < found.size(); i++) {
            alternatives.put(weakest.get(i), found.get(i));
        }
        return alternatives;
    }

    private Map<String, Integer> leftOut(SetDraft draft) {
        Map<String, Integer> counts = new TreeMap<>();
        eligible.excluded().forEach(out -> counts.merge(out.rule().word(), 1, Integer::sum));
        if (!draft.keptOut().isEmpty()) {
            counts.put("played lately", draft.keptOut().size());
        }
        int unchosen = eligible.tracks().size()
                - draft.keptOut().size()
                - draft.sequence().order().size();
        if (unchosen > 0) {
            counts.put("not chosen", unchosen);
        }
        return counts;
    }

    private SetChanges changes(SetDraft draft, List<Track> inOrder, List<EarlierSet> earlier) {
        EarlierSet last = earlier.get(0);
        Map<String, Integer> ago = playedAgo(earlier);
        Set<String> before = new TreeSet<>();
        last.played().forEach(label -> before.add(TrackIdentity.of(label)));
        Set<String> now = new TreeSet<>();
        inOrder.forEach(track -> now.add(TrackIdentity.of(track)));
        long fresh = inOrder.stream()
                .filter(track -> !ago.containsKey(TrackIdentity.of(track)))
                .count();
        List<String> in = inOrder.stream()
                .filter(track -> !before.contains(TrackIdentity.of(track)))
                .map(Track::label)
                .toList();
        return new SetChanges(
                last.date().toString(),
                in,
                last.played().stream()
                        .filter(label -> !now.contains(TrackIdentity.of(label)))
                        .toList(),
                inOrder.size() - in.size(),
                inOrder.isEmpty() ? 0 : (double) fresh / inOrder.size(),
                settings.freshness().share(),
                earlier.size(),
                draft.standing() != null);
    }

    /** How many sets ago each track was played last, 1 for the last set. */
    private static Map<String, Integer> playedAgo(List<EarlierSet> earlier) {
        Map<String, Integer> ago = new HashMap<>();
        for (int set = 0; set < earlier.size(); set++) {
            int sets = set + 1;
            earlier.get(set).played().forEach(label -> ago.putIfAbsent(TrackIdentity.of(label), sets));
        }
        return ago;
    }

    /** The last set once more, where it was made of the same; {@code null} where it was not. */
    @Nullable SetDraft standing(List<EarlierSet> earlier, SetDraft last) {
        if (!settings.onChangeOnly()
                || earlier.isEmpty()
                || !earlier.get(0).inputHash().equals(inputHash())) {
            return null;
        }
        return new SetDraft(
                last.sequence(),
                last.keptOut(),
                earlier.stream().map(EarlierSet::version).toList(),
                earlier.get(0).date().toString());
    }
}
