package io.segue.library.lookup;

import java.util.Map;
import java.util.Optional;

/** The tracks of a collection by what playlists call them. Of two of one name the first counts. */
public final class TrackStore {

    private final Map<String, String> tracks;

    TrackStore(Map<String, String> tracks) {
        this.tracks = tracks;
    }

    public void put(String id, StoredTrack track) {
        tracks.putIfAbsent(id, track.encode());
    }

    public Optional<StoredTrack> find(String id) {
        return Optional.ofNullable(tracks.get(id)).map(StoredTrack::decode);
    }
}
