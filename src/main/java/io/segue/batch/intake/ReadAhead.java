package io.segue.batch.intake;

import io.segue.batch.BatchType.Row;
import io.segue.batch.BatchType.RowReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads on while the rows read before are being written to the database: rows come in the same order, and a failure after the rows before
 * it. At most {@link #SLICES} times {@link #ROWS} rows and two slices more are held.
 */
final class ReadAhead implements RowReader {

    private static final int ROWS = 250;
    private static final int SLICES = 4;
    private static final long LOOK_MILLIS = 50;

    /**
     * Rows that were read one after another.
     *
     * @param failure why there are no more; with {@code last} and without failure the input has ended
     */
    private record Slice(
            List<Row> rows,
            List<String> recognised,
            boolean last,
            @Nullable Throwable failure) {}

    private final RowReader source;
    private final BlockingQueue<Slice> slices = new ArrayBlockingQueue<>(SLICES);
    private final Thread thread;
    private volatile boolean closed;
    private Slice current;
    private int position;

    ReadAhead(RowReader source) {
        this.source = source;
        this.current = new Slice(List.of(), List.copyOf(source.recognised()), false, null);
        this.thread = new Thread(this::readOn, "read-ahead");
        thread.setDaemon(true);
        thread.start();
    }

    private void readOn() {
        boolean more = true;
        while (more && !closed) {
            Slice slice = slice();
            more = !slice.last;
            try {
                while (!closed && !slices.offer(slice, LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    // whoever writes is slower, or has stopped
                }
            } catch (InterruptedException nobodyInterrupts) {
                return;
            }
        }
    }

    private Slice slice() {
        List<Row> rows = new ArrayList<>(ROWS);
        try {
            Row row = source.next();
            while (row != null) {
                rows.add(row);
                if (rows.size() == ROWS) {
                    return new Slice(rows, List.copyOf(source.recognised()), false, null);
                }
                row = source.next();
            }
            return new Slice(rows, List.copyOf(source.recognised()), true, null);
        } catch (Throwable failure) { // thrown on where the rows are asked for
            return new Slice(rows, List.copyOf(source.recognised()), true, failure);
        }
    }

    @Override
    public @Nullable Row next() throws IOException {
        while (position == current.rows.size()) {
            if (current.last) {
                rethrow(current.failure);
                return null;
            }
            try {
                current = slices.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while reading", e);
            }
            position = 0;
        }
        return current.rows.get(position++);
    }

    private static void rethrow(@Nullable Throwable failure) throws IOException {
        if (failure instanceof IOException e) {
            throw e;
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
    }

    @Override
    public List<String> recognised() {
        return current.recognised;
    }

    /** The source is closed once nobody reads from it. */
    @Override
    public void close() throws IOException {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while closing", e);
        }
        source.close();
    }
}
