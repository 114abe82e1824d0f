package io.segue.process;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What a project's database holds once nobody runs on it, as far as it must not depend on how often the run was interrupted. */
record LedgerImage(
        List<String> batches,
        List<String> units,
        List<String> items,
        List<String> playlists,
        List<String> openIntents) {

    static LedgerImage ofEmbedded(Path project) throws SQLException {
        return of("jdbc:h2:file:" + project.resolve(".segue/ledger") + ";AUTO_SERVER=TRUE;WRITE_DELAY=0", "segue", "");
    }

    static LedgerImage of(String url, String user, String password) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, password)) {
            return new LedgerImage(
                    rows(
                            connection,
                            "SELECT batch_id, state, pass, unit_count, loose_rows FROM batch ORDER BY batch_id"),
                    rows(connection, """
                            SELECT batch_id, unit_no, title, state, row_count, rejected, matched, ambiguous, not_found, present, added,
                                   verified, dead, compensated, discarded, substituted FROM unit ORDER BY batch_id, unit_no
                            """),
                    rows(connection, """
                            SELECT s.item_id, s.unit_no, s.item_no, s.line, s.label, t.state, o.target_uri, o.score, o.reason
                            FROM item_source s JOIN item_state t ON t.item_id = s.item_id
                            LEFT JOIN item_outcome o ON o.item_id = s.item_id ORDER BY s.item_id
                            """),
                    rows(connection, """
                            SELECT p.name, e.position, e.uri FROM local_playlist p
                            JOIN local_playlist_entry e ON e.playlist_id = p.playlist_id ORDER BY p.name, e.position
                            """),
                    rows(connection, "SELECT batch_id, unit_no, intent_no FROM intent WHERE state = 'OPEN'"));
        }
    }

    private static List<String> rows(Connection connection, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                StringBuilder row = new StringBuilder();
                for (int column = 1; column <= columns; column++) {
                    row.append(result.getString(column)).append(" | ");
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }
}
