package io.segue.djset.definition;

import io.segue.batch.Section;
import io.segue.library.AudioFeatures;
import io.segue.library.Playlist;
import io.segue.library.Track;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which tracks of a library file belong to the pool of a set: those that meet everything it says. Where it says nothing, all do; a value
 * that is unknown meets nothing.
 *
 * @param playlists patterns of titles; none for the collection, whatever playlists a track is in
 * @param folders patterns of the folders around playlists
 */
public record PoolFilter(
        List<NamePattern> playlists,
        List<NamePattern> folders,
        List<NamePattern> genres,
        List<NamePattern> artists,
        @Nullable Range bpm,
        @Nullable Range energy,
        @Nullable Range years) {

    static PoolFilter read(Section pool) {
        return new PoolFilter(
                patterns(pool, "playlists"),
                patterns(pool, "folders"),
                patterns(pool, "genres"),
                patterns(pool, "artists"),
                Range.read(pool, "bpm", "118-124").orElse(null),
                Range.read(pool, "energy", "0.3-0.7").orElse(null),
                Range.read(pool, "years", "2015-2026").orElse(null));
    }

    private static List<NamePattern> patterns(Section pool, String key) {
        return pool.strings(key).stream().map(NamePattern::new).toList();
    }

    /** Whether it asks for playlists rather than the collection. */
    public boolean ofPlaylists() {
        return !playlists.isEmpty() || !folders.isEmpty();
    }

    /** Whether the playlist is one it asks for; the collection is where it asks for none. */
    public boolean admits(Playlist playlist) {
        if (!ofPlaylists()) {
            return true;
        }
        boolean named = playlists.isEmpty()
                || NamePattern.admit(playlists, playlist.title())
                || NamePattern.admit(playlists, playlist.name());
        return named && (folders.isEmpty() || inFolder(playlist));
    }

    private boolean inFolder(Playlist playlist) {
        return NamePattern.admit(folders, String.join(Playlist.SEPARATOR, playlist.folder()))
                || playlist.folder().stream().anyMatch(folder -> NamePattern.admit(folders, folder));
    }

    public boolean admits(Track track) {
        AudioFeatures features = track.features();
        Integer year = track.year();
        return NamePattern.admit(genres, track.genre())
                && (artists.isEmpty()
                        || track.artists().stream().anyMatch(artist -> NamePattern.admit(artists, artist)))
                && (bpm == null || bpm.contains(features == null ? null : features.bpm()))
                && (energy == null || energy.contains(features == null ? null : features.energy()))
                && (years == null || years.contains(year == null ? null : year.doubleValue()));
    }
}
