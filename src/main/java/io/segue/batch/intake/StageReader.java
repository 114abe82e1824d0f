package io.segue.batch.intake;

import io.segue.batch.BatchType.Row;
import io.segue.batch.BatchType.RowReader;
import io.segue.batch.ledger.BatchRecord.Input;
import io.segue.batch.ledger.RowSieve;
import io.segue.batch.ledger.StagingStore.StagedRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamException;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Streams the rows of all input files, numbers them, and deals them to units by name. Reading again after a crash repeats the numbering
 * from the start and skips what the ledger has already. Memory grows with units, not rows. What the job type prepares is prepared
 * meanwhile; the input ends only when that is done.
 */
final class StageReader implements ItemStreamReader<StagedRow> {

    private static final String STAGED = "stage.rows";
    private static final int MAX_TEXT = 4000;
    private static final int ROWS_BETWEEN_SIGNS = 1000;

    private final BatchRun run;
    private final LongSupplier staged;
    private final Consumer<String> recognised;
    private final @Nullable RowSieve sieve;
    private final Map<String, UnitCounter> units = new HashMap<>();
    private CompletableFuture<Void> preparation = CompletableFuture.completedFuture(null);
    private List<Input> inputs = List.of();
    private int nextFile;
    private @Nullable RowReader current;
    private int told;
    private int fileNo;
    private long rowNo;
    private long unchanged;
    private long known;

    private static final class UnitCounter {
        private final int unitNo;
        private int items;
        private boolean staged;

        UnitCounter(int unitNo) {
            this.unitNo = unitNo;
        }
    }

    /**
     * @param staged rows the ledger has already
     * @param recognised told what each file was taken for, unless that was before a restart
     * @param sieve knows which rows need not be staged again, {@code null} where all are
     */
    StageReader(BatchRun run, LongSupplier staged, Consumer<String> recognised, @Nullable RowSieve sieve) {
        this.sieve = sieve;
        this.run = run;
        this.staged = staged;
        this.recognised = recognised;
    }

    @Override
    public void open(ExecutionContext context) {
        inputs = run.batch().inputs();
        known = staged.getAsLong();
        preparation = CompletableFuture.runAsync(this::prepare, this::onOwnThread);
        try {
            while (rowNo < known) {
                if (read() == null) {
                    throw new ItemStreamException("The input of batch " + run.batchId() + " ends after " + rowNo
                            + " rows, but " + known + " were read before: its files have changed.");
                }
            }
        } catch (IOException e) {
            throw new ItemStreamException(e);
        }
    }

    /** Not on the common pool, which has better to do than to wait for minutes. */
    private void onOwnThread(Runnable task) {
        Thread thread = new Thread(task, "prepare-" + run.batchId());
        thread.setDaemon(true);
        thread.start();
    }

    private void prepare() {
        try {
            run.type().prepare(run.definition());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public @Nullable StagedRow read() throws IOException {
        while (true) {
            if (current == null) {
                if (nextFile == inputs.size()) {
                    preparation.join();
                    if (sieve != null) {
                        sieve.keep();
                    }
                    return null;
                }
                Input input = inputs.get(nextFile++);
                fileNo = input.fileNo();
                current = new ReadAhead(run.type().open(run.definition(), input.path()));
                told = 0;
            }
            Row row = current.next();
            tell(current.recognised());
            if (row == null) {
                current.close();
                current = null;
                continue;
            }
            StagedRow staged = staged(row);
            if (staged != null) {
                return staged;
            }
        }
    }

    private void tell(List<String> files) {
        for (; told < files.size(); told++) {
            run.recognised(files.get(told));
            if (rowNo >= known) {
                recognised.accept(files.get(told));
            }
        }
    }

    /** The row as it goes into the ledger, {@code null} where it arrived before. */
    private @Nullable StagedRow staged(Row row) {
        Integer unitNo = null;
        String newUnit = null;
        Integer itemNo = null;
        if (row.unit() != null) {
            String title = shortened(row.unit().strip());
            UnitCounter unit = units.get(key(title));
            if (unit == null) {
                unit = new UnitCounter(units.size());
                units.put(key(title), unit);
                if (sieve != null) {
                    sieve.unit(unit.unitNo, title);
                }
            }
            if (sieve != null && row.payload() != null && sieve.unchanged(unit.unitNo, row.payload())) {
                passedOver();
                return null;
            }
            newUnit = unit.staged ? null : title;
            unit.staged = true;
            unitNo = unit.unitNo;
            itemNo = row.rejection() == null ? unit.items++ : null;
        }
        return new StagedRow(
                rowNo++,
                unitNo,
                newUnit,
                itemNo,
                fileNo,
                row.line(),
                shortened(row.label()),
                row.payload(),
                row.rejection());
    }

    private void passedOver() {
        if (++unchanged % ROWS_BETWEEN_SIGNS == 0) {
            run.lease().check();
            run.progress("stage", rowNo + unchanged, -1, null);
        }
    }

    /** Names that look the same are the same unit. */
    private static String key(String title) {
        return Normalizer.normalize(title, Normalizer.Form.NFC);
    }

    /** PostgreSQL knows no NUL and no half of a surrogate pair. */
    private static String shortened(String text) {
        String clean = text.replace('\0', '\uFFFD');
        if (clean.length() <= MAX_TEXT) {
            return clean;
        }
        boolean cutsPair = Character.isHighSurrogate(clean.charAt(MAX_TEXT - 1));
        return clean.substring(0, cutsPair ? MAX_TEXT - 1 : MAX_TEXT);
    }

    @Override
    public void update(ExecutionContext context) {
        if (preparation.isCompletedExceptionally()) {
            preparation.join();
        }
        context.putLong(STAGED, rowNo);
        run.lease().check();
        run.progress("stage", rowNo + unchanged, -1, null);
    }

    @Override
    public void close() {
        if (current != null) {
            try {
                current.close();
            } catch (IOException e) {
                throw new ItemStreamException(e);
            } finally {
                current = null;
            }
        }
    }
}
