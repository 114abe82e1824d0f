package io.segue.batch.intake;

import io.segue.batch.BatchSummary;
import io.segue.batch.Batches.ProgressListener;
import io.segue.batch.Batches.UnknownBatchException;
import io.segue.batch.DeadLetter;
import io.segue.batch.DeadLetters;
import io.segue.batch.ItemState;
import io.segue.batch.Pass;
import io.segue.batch.Pass.Kind;
import io.segue.batch.RefusedException;
import io.segue.batch.ledger.BatchStore;
import io.segue.batch.ledger.DeadLetterStore;
import io.segue.batch.ledger.PassStore;
import io.segue.batch.ledger.PassStore.PassRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Redrives and discards from the ledger alone: writes down what is asked for, and has the batch carried on with. */
@Service
class DeadLetterService implements DeadLetters {

    private static final Pattern ITEM = Pattern.compile("(?<batch>.+)/(?<row>\\d{1,10})");

    private final BatchService service;
    private final BatchStore batches;
    private final PassStore passes;
    private final DeadLetterStore letters;
    private final DeadLetterQueue queue;

    DeadLetterService(
            BatchService service,
            BatchStore batches,
            PassStore passes,
            DeadLetterStore letters,
            DeadLetterQueue queue) {
        this.service = service;
        this.batches = batches;
        this.passes = passes;
        this.letters = letters;
        this.queue = queue;
    }

    @Override
    public Selection select(String batchOrItem) {
        Matcher item = ITEM.matcher(batchOrItem);
        Optional<Long> row = item.matches() ? Optional.of(Long.valueOf(item.group("row"))) : Optional.empty();
        String batch = item.matches() ? item.group("batch") : batchOrItem;
        String batchId = service.find(batch)
                .orElseThrow(() -> new UnknownBatchException("There is no batch '" + batch
                        + "', or more than one begins so. 'segue dead-letters' lists items by the names they have."))
                .batchId();
        return new Selection(batchId, row.orElse(null));
    }

    @Override
    public List<DeadLetter> list(@Nullable String batchId, int limit) {
        return letters.list(batchId, limit);
    }

    @Override
    public Answer redrive(Selection selection, Request request, ProgressListener progress) {
        String batchId = selection.batchId();
        BatchSummary batch = service.find(batchId).orElseThrow();
        long items = 0;
        if (batch.state().closed()) {
            items = ask(batch, selection, request);
        } else if (service.owned(batchId)) {
            throw new RefusedException("Batch " + batchId + " is still running; what is dead is known when it ends.");
        } else if (batches.get(batchId).pass() == 1) {
            throw new RefusedException("The run of batch " + batchId
                    + " was interrupted. Run its job again first: it goes on where it stopped.");
        } else {
            items = passes.of(batchId).get(passes.of(batchId).size() - 1).items();
        }
        return items == 0
                ? new Answer(0, batch)
                : new Answer(items, service.resume(batchId, request.patient(), progress));
    }

    private long ask(BatchSummary batch, Selection selection, Request request) {
        String refusal = batches.sealed(batch.batchId())
                ? PassStore.refusal(batch.state())
                : "its input could not be read, so there is nothing to send through again";
        if (refusal != null) {
            throw new RefusedException("Batch " + batch.batchId() + " cannot be redriven: " + refusal + ".");
        }
        Set<ItemState> states = EnumSet.of(ItemState.DEAD);
        states.addAll(request.also());
        PassRequest pass = new PassRequest(
                batch.batchId(),
                Kind.REDRIVE,
                null,
                selection.rowNo(),
                states,
                request.requestedBy(),
                request.reason());
        long items = letters.redrivable(pass);
        if (items > 0) {
            passes.request(pass);
        }
        return items;
    }

    @Override
    public Answer discard(Selection selection, String requestedBy, @Nullable String reason) {
        String batchId = selection.batchId();
        long items = letters.discard(selection, null, requestedBy, reason);
        BatchSummary batch = items == 0 ? service.find(batchId).orElseThrow() : service.refreshReport(batchId);
        return new Answer(items, batch);
    }

    @Override
    public List<Pass> passes(String batchId) {
        return passes.of(batchId);
    }

    @Override
    public List<String> requestedBatches() {
        return passes.due(batches.site());
    }

    @Override
    public void ensureWorkflows() {
        queue.ensure(null);
    }
}
