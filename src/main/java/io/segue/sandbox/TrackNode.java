package io.segue.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.segue.library.Track;
import java.time.Duration;

/** A track as the service shows it since 2026: with {@code external_ids}, without {@code popularity} and {@code available_markets}. */
final class TrackNode {

    private TrackNode() {}

    static ObjectNode of(Track track) {
        String uri = String.valueOf(track.uri());
        String id = SpotifyUri.idOf(uri);
        ObjectNode node = Json.object();
        node.put("type", "track").put("id", id).put("uri", uri).put("name", track.title());
        node.put("href", "/v1/tracks/" + id);
        Duration duration = track.duration();
        node.put("duration_ms", duration == null ? 0 : duration.toMillis());
        node.put("explicit", Boolean.TRUE.equals(track.explicit()))
                .put("is_local", false)
                .put("is_playable", true);
        node.put("disc_number", 1).put("track_number", 1);
        ObjectNode album = node.putObject("album");
        String title = track.album();
        String albumId = SpotifyUri.id("album " + title);
        album.put("type", "album").put("album_type", "album").put("name", title == null ? "" : title);
        album.put("id", albumId).put("uri", "spotify:album:" + albumId).put("total_tracks", 1);
        Integer year = track.year();
        if (year != null) {
            album.put("release_date", String.valueOf(year)).put("release_date_precision", "year");
        }
        var artists = node.putArray("artists");
        track.artists().forEach(artist -> {
            String artistId = SpotifyUri.id("artist " + artist);
            artists.addObject()
                    .put("type", "artist")
                    .put("name", artist)
                    .put("id", artistId)
                    .put("uri", "spotify:artist:" + artistId);
        });
        ObjectNode ids = node.putObject("external_ids");
        String isrc = track.isrc();
        if (isrc != null) {
            ids.put("isrc", isrc);
        }
        node.putObject("external_urls").put("spotify", "https://open.spotify.com/track/" + id);
        return node;
    }
}
