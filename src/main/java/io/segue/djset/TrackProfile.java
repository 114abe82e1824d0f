package io.segue.djset;

import io.segue.library.AudioFeatures;
import io.segue.library.MusicalKey;
import io.segue.library.Track;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What transitions look at, ready for millions of comparisons: names as numbers, equal where the names are. Profiles compare only with
 * those made together.
 *
 * @param artists ascending
 * @param genre -1 where unknown
 * @param family of the genre, -1 where it belongs to none
 */
public record TrackProfile(
        @Nullable Double bpm,
        @Nullable MusicalKey key,
        @Nullable Double energy,
        int genre,
        int family,
        int[] artists) {

    private static final AudioFeatures NOTHING_KNOWN = new AudioFeatures(null, null, null, null, null);

    public static List<TrackProfile> of(List<Track> tracks) {
        Map<String, Integer> artists = new HashMap<>();
        Map<String, Integer> genres = new HashMap<>();
        return tracks.stream().map(track -> profile(track, artists, genres)).toList();
    }

    /** The features of a track; all unknown where it carries none. */
    public static AudioFeatures features(Track track) {
        AudioFeatures features = track.features();
        return features == null ? NOTHING_KNOWN : features;
    }

    private static TrackProfile profile(Track track, Map<String, Integer> artists, Map<String, Integer> genres) {
        AudioFeatures features = features(track);
        TreeSet<Integer> numbers = new TreeSet<>();
        track.artists().forEach(artist -> numbers.add(number(artist, artists)));
        String genre = track.genre();
        return new TrackProfile(
                features.bpm(),
                features.key(),
                features.energy(),
                genre == null ? -1 : number(genre, genres),
                genre == null ? -1 : GenreFamily.of(genre),
                numbers.stream().mapToInt(Integer::intValue).toArray());
    }

    private static int number(String name, Map<String, Integer> numbers) {
        return numbers.computeIfAbsent(name.strip().toLowerCase(Locale.ROOT), unseen -> numbers.size());
    }

    /** Whether the tracks are known to share an artist. */
    public boolean sharesArtist(TrackProfile other) {
        for (int artist : artists) {
            for (int theirs : other.artists) {
                if (artist == theirs) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TrackProfile that
                && java.util.Objects.equals(bpm, that.bpm)
                && java.util.Objects.equals(key, that.key)
                && java.util.Objects.equals(energy, that.energy)
                && genre == that.genre
                && family == that.family
                && Arrays.equals(artists, that.artists);
    }

    @Override
    public int hashCode() {
        return java.util.Objects.hash(bpm, key, energy, genre, family, Arrays.hashCode(artists));
    }

    @Override
    public String toString() {
        return "TrackProfile[" + bpm + ", " + key + ", " + energy + "]";
    }
}
