package io.segue.catalog.spotify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Entries that a removal takes away although they are to stay, written down before, so that no crash in between loses them. */
@Repository
class RestorationStore {

    private final JdbcClient jdbc;

    RestorationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An entry to be put back.
     *
     * @param position it has when everything is back
     */
    record Entry(int position, String uri) {}

    /** What is to be put back into a playlist, by position. */
    Optional<List<Entry>> find(String service, String playlistId) {
        return jdbc.sql("select entries from spotify_restoration where service = ? and playlist_id = ?")
                .params(service, playlistId)
                .query(String.class)
                .optional()
                .map(RestorationStore::read);
    }

    void put(String service, String playlistId, List<Entry> entries) {
        remove(service, playlistId);
        jdbc.sql("insert into spotify_restoration (service, playlist_id, entries) values (?, ?, ?)")
                .params(service, playlistId, written(entries))
                .update();
    }

    void remove(String service, String playlistId) {
        jdbc.sql("delete from spotify_restoration where service = ? and playlist_id = ?")
                .params(service, playlistId)
                .update();
    }

    private static String written(List<Entry> entries) {
        ObjectNode root = SpotifyJson.object();
        ArrayNode list = root.putArray("entries");
        entries.forEach(
                entry -> list.addObject().put("position", entry.position()).put("uri", entry.uri()));
        return new String(SpotifyJson.bytes(root), StandardCharsets.UTF_8);
    }

    private static List<Entry> read(String text) {
        List<Entry> entries = new ArrayList<>();
        for (JsonNode entry :
                SpotifyJson.readOrMissing(text.getBytes(StandardCharsets.UTF_8)).path("entries")) {
            entries.add(
                    new Entry(entry.path("position").asInt(), entry.path("uri").asText()));
        }
        return entries;
    }
}
