package io.segue.process;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Inserts rows a database has into tables of the same shape, by JDBC batches and nothing else: what staging is measured against. */
final class PlainInserts {

    /** As many as the product stages at once. */
    private static final int CHUNK = 1000;

    private PlainInserts() {}

    /**
     * Every table of staged rows, chunk by chunk in the order they were staged.
     *
     * @return seconds spent on inserting; fetching the rows is not counted
     */
    static double again(Connection connection) throws SQLException {
        double seconds = 0;
        for (String table : tables(connection)) {
            execute(connection, "CREATE TABLE plain_" + table + " (LIKE " + table + " INCLUDING ALL)");
            seconds += copy(connection, "SELECT * FROM " + table, "plain_" + table);
        }
        return seconds;
    }

    /** The same rows as one table with a key and an index, as a program would have it that only imports. */
    static double intoOneTable(Connection connection) throws SQLException {
        execute(connection, """
                CREATE TABLE flat (row_no BIGINT PRIMARY KEY, unit_no INTEGER, item_no INTEGER, file_no INTEGER, line BIGINT,
                                   label VARCHAR, payload VARCHAR, state VARCHAR, attempts INTEGER)
                """);
        execute(connection, "CREATE INDEX flat_unit ON flat (unit_no, item_no)");
        return copy(connection, """
                SELECT ROW_NUMBER() OVER () AS row_no, unit_no, item_no, file_no, line, label, payload,
                       'PENDING' AS state, 0 AS attempts FROM item_source
                """, "flat");
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet names = statement.executeQuery("SELECT table_name FROM information_schema.tables"
                        + " WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name LIKE 'item%'")) {
            while (names.next()) {
                tables.add(names.getString(1));
            }
        }
        return tables;
    }

    private static double copy(Connection connection, String query, String target) throws SQLException {
        connection.setAutoCommit(false);
        double seconds = 0;
        try (Statement statement = connection.createStatement(
                ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY, ResultSet.HOLD_CURSORS_OVER_COMMIT)) {
            statement.setFetchSize(CHUNK);
            try (ResultSet rows = statement.executeQuery(query)) {
                int columns = rows.getMetaData().getColumnCount();
                List<Object[]> chunk = new ArrayList<>(CHUNK);
                boolean more = rows.next();
                while (more) {
                    chunk.add(row(rows, columns));
                    more = rows.next();
                    if (chunk.size() == CHUNK || !more) {
                        seconds += insert(connection, target, chunk);
                        chunk.clear();
                    }
                }
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
        return seconds;
    }

    private static Object[] row(ResultSet rows, int columns) throws SQLException {
        Object[] values = new Object[columns];
        for (int column = 0; column < columns; column++) {
            values[column] = rows.getObject(column + 1);
        }
        return values;
    }

    private static double insert(Connection connection, String table, List<Object[]> rows) throws SQLException {
        String places = String.join(", ", Collections.nCopies(rows.get(0).length, "?"));
        long started = System.nanoTime();
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + table + " VALUES (" + places + ")")) {
            for (Object[] row : rows) {
                for (int column = 0; column < row.length; column++) {
                    insert.setObject(column + 1, row[column]);
                }
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        }
        return (System.nanoTime() - started) / 1e9;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
