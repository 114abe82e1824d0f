package io.segue.djset.justification;

import io.segue.djset.Sequence;
import io.segue.djset.SetBackground;
import io.segue.djset.SetDocument;
import io.segue.djset.SetDocument.Entry;
import io.segue.djset.SetDocument.Transition;
import io.segue.djset.SetRules;
import io.segue.djset.TransitionCost;
import io.segue.library.AudioFeatures;
import io.segue.library.MusicalKey;
import io.segue.library.Track;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Explains a finished order. Looks only at what it is given: the same order always reads the same. Thread-safe. */
public final class SetJustifier {

    /**
     * @param tracks in the order played
     * @param sequence what is known about that order
     * @param rules it was made by
     */
    public SetDocument justify(List<Track> tracks, Sequence sequence, SetRules rules) {
        return justify(tracks, sequence, rules, SetBackground.of(tracks));
    }

    /** Numbers from 1 of the transitions that are named as the weakest: for these alternatives are worth looking for. */
    public List<Integer> weakest(List<Track> tracks, SetRules rules) {
        return Weakest.of(
                IntStream.range(1, tracks.size()).boxed().toList(),
                p -> TransitionCost.of(tracks.get(p - 1), tracks.get(p), rules.model())
                        .score(rules.model()));
    }

    /** As {@link #justify(List, Sequence, SetRules)}, with what else there is to tell. */
    public SetDocument justify(List<Track> tracks, Sequence sequence, SetRules rules, SetBackground background) {
        double @Nullable [] targets = sequence.arcFollowed()
                ? sequence.targets().stream().mapToDouble(Double::doubleValue).toArray()
                : null;
        List<Transition> transitions = IntStream.range(1, tracks.size())
                .mapToObj(p -> TransitionJustifier.justify(
                        p, tracks.get(p - 1), tracks.get(p), targets == null ? null : targets[p], rules.model()))
                .toList();
        SetDocument.Metrics metrics = SetMetrics.of(tracks, transitions, targets, sequence, background);
        List<Transition> explained = Weakest.explained(transitions, tracks, background);
        List<Entry> entries = IntStream.range(0, tracks.size())
                .mapToObj(p -> entry(p + 1, tracks.get(p)))
                .toList();
        return new SetDocument(entries, explained, SetSummary.of(tracks, explained, metrics, rules), metrics);
    }

    private static Entry entry(int position, Track track) {
        AudioFeatures features = TransitionCost.features(track);
        MusicalKey key = features.key();
        Duration duration = track.duration();
        return new Entry(
                position,
                track.title(),
                String.join(", ", track.artists()),
                features.bpm(),
                key == null ? null : KeyNames.tonic(key),
                key == null ? null : key.mode().name().toLowerCase(Locale.ROOT),
                key == null ? null : key.camelot(),
                features.energy(),
                features.danceability(),
                features.popularity(),
                duration == null ? null : duration.toMillis());
    }
}
