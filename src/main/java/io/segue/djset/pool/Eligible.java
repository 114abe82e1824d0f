package io.segue.djset.pool;

import io.segue.djset.NamedTrack;
import io.segue.djset.definition.LeaveOut;
import io.segue.djset.definition.SetSettings;
import io.segue.library.AudioFeatures;
import io.segue.library.Track;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which tracks of a pool may be played at all, and why the others may not. The same tracks in the same order give the same answer.
 *
 * @param tracks that may be played, with the energy of the job's source
 * @param positions of these in the pool
 * @param excluded the others, in order
 */
public record Eligible(List<Track> tracks, List<Integer> positions, List<Excluded> excluded) {

    /** Why a track is not played. */
    public enum Rule {
        SAMPLE("sample"),
        DUPLICATE("duplicate"),
        UNANALYSED("not analysed"),
        EXPLICIT("explicit"),
        UNWANTED("unwanted");

        private final String word;

        Rule(String word) {
            this.word = word;
        }

        /** For people. */
        public String word() {
            return word;
        }
    }

    /**
     * @param position in the pool, from 0
     * @param reason one sentence
     */
    public record Excluded(int position, Track track, Rule rule, String reason) {}

    private static final Duration SAMPLE = Duration.ofMinutes(1);

    public Eligible {
        tracks = List.copyOf(tracks);
        positions = List.copyOf(positions);
        excluded = List.copyOf(excluded);
    }

    public static Eligible of(List<Track> pool, SetSettings settings) {
        List<Track> tracks = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        List<Excluded> excluded = new ArrayList<>();
        Map<String, Track> seen = new HashMap<>();
        Set<Integer> unwanted = unwanted(pool, settings.without());
        for (int position = 0; position < pool.size(); position++) {
            Track track = pool.get(position);
            Excluded out = unwanted.contains(position)
                    ? new Excluded(position, track, Rule.UNWANTED, "not wanted: it is named under without")
                    : ruling(position, track, settings, seen).orElse(null);
            if (out == null) {
                seen.put(TrackIdentity.of(track), track);
                tracks.add(settings.energy().energised(track));
                positions.add(position);
            } else {
                excluded.add(out);
            }
        }
        return new Eligible(tracks, positions, excluded);
    }

    /** Every track of a name; who is not there need not be left out. */
    private static Set<Integer> unwanted(List<Track> pool, List<String> names) {
        return names.stream()
                .flatMap(name -> IntStream.of(NamedTrack.all(pool, name)).boxed())
                .collect(Collectors.toSet());
    }

    private static Optional<Excluded> ruling(int position, Track track, SetSettings settings, Map<String, Track> seen) {
        Duration length = track.duration();
        if (settings.leaveOut().contains(LeaveOut.SAMPLES) && length != null && length.compareTo(SAMPLE) < 0) {
            return out(position, track, Rule.SAMPLE, "a sample: it lasts " + length.toSeconds() + " seconds");
        }
        if (settings.leaveOut().contains(LeaveOut.UNANALYSED) && unanalysed(track)) {
            return out(
                    position,
                    track,
                    Rule.UNANALYSED,
                    "not analysed: neither tempo nor key is known; analyse it in your DJ program and export again");
        }
        if (!settings.explicit() && Boolean.TRUE.equals(track.explicit())) {
            return out(position, track, Rule.EXPLICIT, "marked as explicit");
        }
        Track twin = seen.get(TrackIdentity.of(track));
        if (settings.leaveOut().contains(LeaveOut.DUPLICATES) && twin != null) {
            return out(position, track, Rule.DUPLICATE, "a duplicate: the pool has it already" + where(twin));
        }
        return Optional.empty();
    }

    private static Optional<Excluded> out(int position, Track track, Rule rule, String reason) {
        return Optional.of(new Excluded(position, track, rule, reason));
    }

    private static boolean unanalysed(Track track) {
        AudioFeatures features = track.features();
        return features == null || (features.bpm() == null && features.key() == null);
    }

    private static String where(Track twin) {
        @Nullable String location = twin.location();
        return location == null ? "" : " (" + location + ")";
    }

    /** How many tracks each rule has left out, in words; empty where none did. */
    public String summary() {
        List<String> parts = new ArrayList<>();
        for (Rule rule : Rule.values()) {
            long count = excluded.stream().filter(out -> out.rule() == rule).count();
            if (count > 0) {
                parts.add(String.format(Locale.ROOT, "%d %s", count, rule.word()));
            }
        }
        return String.join(", ", parts);
    }
}
