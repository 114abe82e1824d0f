package io.segue.catalog.local;

import io.segue.catalog.CatalogAnswerException;
import io.segue.catalog.CatalogTrack;
import io.segue.catalog.PlaylistHead;
import io.segue.catalog.SnapshotMismatchException;
import io.segue.library.TrackJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Playlists of local collections in the database. Each write is one transaction that takes effect only if the playlist is still at the
 * expected snapshot; positions are always 0..size-1 without gaps.
 */
@Repository
class LocalPlaylistStore {

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    LocalPlaylistStore(JdbcTemplate template, TransactionTemplate transaction) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
        this.transaction = transaction;
    }

    Optional<PlaylistHead> find(String collection, String name) {
        return jdbc.sql(
                        "select playlist_id, name, snapshot, size from local_playlist where collection = ? and name = ?")
                .params(collection, name)
                .query((row, n) ->
                        new PlaylistHead(row.getString(1), row.getString(2), row.getString(3), row.getInt(4)))
                .optional();
    }

    Optional<PlaylistHead> head(String playlistId) {
        return jdbc.sql("select playlist_id, name, snapshot, size from local_playlist where playlist_id = ?")
                .param(playlistId)
                .query((row, n) ->
                        new PlaylistHead(row.getString(1), row.getString(2), row.getString(3), row.getInt(4)))
                .optional();
    }

    /** The playlist of that name, created unless it exists. */
    PlaylistHead create(String collection, String name, String description) {
        Optional<PlaylistHead> existing = find(collection, name);
        if (existing.isPresent()) {
            return existing.get();
        }
        String id = "local:playlist:" + UUID.randomUUID();
        try {
            transaction.executeWithoutResult(status ->
                    jdbc.sql("""
                    insert into local_playlist (playlist_id, collection, name, description, snapshot, size)
                    values (?, ?, ?, ?, 0, 0)""").params(id, collection, name, description).update());
            return new PlaylistHead(id, name, "0", 0);
        } catch (DuplicateKeyException e) { // somebody else created it between the two statements
            return find(collection, name).orElseThrow(() -> e);
        }
    }

    List<CatalogTrack> entries(String playlistId, int offset, int limit) {
        return jdbc.sql("""
                select uri, track from local_playlist_entry
                where playlist_id = ? and position >= ? and position < ? order by position""")
                .params(playlistId, offset, (int) Math.min(Integer.MAX_VALUE, (long) offset + limit))
                .query((row, n) -> new CatalogTrack(row.getString(1), TrackJson.read(row.getString(2))))
                .list();
    }

    List<String> uris(String playlistId, int offset, int limit) {
        return jdbc.sql("""
                select uri from local_playlist_entry
                where playlist_id = ? and position >= ? and position < ? order by position""")
                .params(playlistId, offset, (int) Math.min(Integer.MAX_VALUE, (long) offset + limit))
                .query(String.class)
                .list();
    }

    String add(String playlistId, String expectedSnapshot, int position, List<CatalogTrack> tracks) {
        return inTransaction(() -> {
            PlaylistHead after = advance(playlistId, expectedSnapshot, tracks.size());
            int before = after.size() - tracks.size();
            if (position < 0 || position > before) {
                throw new CatalogAnswerException(
                        "Position " + position + " is outside playlist " + playlistId + ", which has " + before
                                + " entries.",
                        false);
            }
            if (position < before) {
                shift(playlistId, List.of(new Shift(position, before, tracks.size())));
            }
            List<Object[]> rows = new ArrayList<>(tracks.size());
            for (CatalogTrack track : tracks) {
                rows.add(
                        new Object[] {playlistId, position + rows.size(), track.uri(), TrackJson.write(track.track())});
            }
            template.batchUpdate(
                    "insert into local_playlist_entry (playlist_id, position, uri, track) values (?, ?, ?, ?)", rows);
            return after.snapshot();
        });
    }

    String remove(String playlistId, String expectedSnapshot, List<Integer> positions) {
        return inTransaction(() -> {
            PlaylistHead after = advance(playlistId, expectedSnapshot, -positions.size());
            int before = after.size() + positions.size();
            List<Shift> shifts = new ArrayList<>();
            List<Object[]> gone = new ArrayList<>();
            int previous = -1;
            for (int position : positions) {
                if (position <= previous || position >= before) {
                    throw new CatalogAnswerException(
                            "Positions to remove must ascend and lie within 0.." + (before - 1) + ", were " + positions
                                    + ".",
                            false);
                }
                shifts.add(new Shift(previous + 1, position, -gone.size()));
                gone.add(new Object[] {playlistId, position});
                previous = position;
            }
            shifts.add(new Shift(previous + 1, before, -gone.size()));
            template.batchUpdate("delete from local_playlist_entry where playlist_id = ? and position = ?", gone);
            shift(playlistId, shifts);
            return after.snapshot();
        });
    }

    void delete(String playlistId) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("delete from local_playlist_entry where playlist_id = ?")
                    .param(playlistId)
                    .update();
            jdbc.sql("delete from local_playlist where playlist_id = ?")
                    .param(playlistId)
                    .update();
        });
    }

    /** Claims the write: the row stays locked until the transaction ends. */
    private PlaylistHead advance(String playlistId, String expectedSnapshot, int growth) {
        int updated = jdbc.sql("""
                update local_playlist set snapshot = snapshot + 1, size = size + ?
                where playlist_id = ? and cast(snapshot as varchar) = ?""").params(growth, playlistId, expectedSnapshot).update();
        PlaylistHead now = head(playlistId)
                .orElseThrow(() -> new CatalogAnswerException(
                        "Playlist " + playlistId + " no longer exists. Start the batch again to create it.", false));
        if (updated == 0) {
            throw new SnapshotMismatchException(playlistId, expectedSnapshot, now.snapshot());
        }
        return now;
    }

    /** Entries {@code from..to-1} move by {@code distance}. */
    private record Shift(int from, int to, int distance) {}

    /** Moves entries by way of negative positions, because the primary key is checked row by row. */
    private void shift(String playlistId, List<Shift> shifts) {
        List<Object[]> moves = shifts.stream()
                .filter(shift -> shift.distance != 0 && shift.from < shift.to)
                .map(shift -> new Object[] {shift.distance, playlistId, shift.from, shift.to})
                .toList();
        if (!moves.isEmpty()) {
            template.batchUpdate("""
                    update local_playlist_entry set position = -(position + ?) - 1
                    where playlist_id = ? and position >= ? and position < ?""", moves);
            jdbc.sql("update local_playlist_entry set position = -position - 1 where playlist_id = ? and position < 0")
                    .param(playlistId)
                    .update();
        }
    }

    private String inTransaction(Supplier<String> write) {
        String snapshot = transaction.execute(status -> write.get());
        if (snapshot == null) {
            throw new IllegalStateException("a write always has a snapshot");
        }
        return snapshot;
    }
}
