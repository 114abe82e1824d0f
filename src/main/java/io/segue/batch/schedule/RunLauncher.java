package io.segue.batch.schedule;

import io.segue.batch.BatchSummary;
import io.segue.batch.Batches;
import io.segue.batch.Batches.LaunchRequest;
import io.segue.batch.Batches.ProgressListener;
import io.segue.batch.InvalidDefinitionException;
import io.segue.batch.InvalidInputException;
import io.segue.batch.JobDefinitions.JobText;
import io.segue.batch.ScheduledRun;
import io.segue.batch.ScheduledRun.State;
import io.segue.batch.ledger.ScheduledJobStore;
import io.segue.batch.ledger.ScheduledRunStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Carries out one run that its owner has taken: launches its batch, or goes on with the one that an owner before it has launched, and
 * records how that ended. What fails for reasons that may pass is tried again later.
 */
@Component
class RunLauncher {

    private static final Logger log = LoggerFactory.getLogger(RunLauncher.class);

    private static final Duration LATE = Duration.ofMinutes(1);
    private static final int MOST_ATTEMPTS = 5;

    /** What is said where a job stands for no batch at all. */
    static final String NOTHING = "there was nothing to launch: 'forEach' finds nothing";

    /** Exit codes of batches from best to worst. */
    private static final List<Integer> BY_SEVERITY = List.of(0, 4, 3, 2, 1, 6, 5);

    private final Batches batches;
    private final Launches launches;
    private final ScheduledJobStore jobs;
    private final ScheduledRunStore runs;
    private final DefinitionsInForce definitions;
    private final Clock clock;

    RunLauncher(
            Batches batches,
            Launches launches,
            ScheduledJobStore jobs,
            ScheduledRunStore runs,
            DefinitionsInForce definitions,
            Clock clock) {
        this.batches = batches;
        this.launches = launches;
        this.jobs = jobs;
        this.runs = runs;
        this.definitions = definitions;
        this.clock = clock;
    }

    /**
     * How a run is carried out.
     *
     * @param owner whose run it is
     * @param text what to launch; {@code null} for the definition in force
     * @param tries how many attempts it gets for what may pass
     */
    record Terms(String owner, @Nullable JobText text, int tries, ProgressListener progress) {}

    /**
     * Returns when the run has ended, or has been put back to be tried again.
     *
     * @throws InterruptedException when this process is to end; the run is still its owner's
     */
    void carryOut(ScheduledRun run, Terms terms) throws InterruptedException {
        String owner = terms.owner();
        if (run.attempts() > MOST_ATTEMPTS) {
            close(run, owner, "given up: " + MOST_ATTEMPTS + " services ended while they were at it");
            return;
        }
        noteIfLate(run, owner);
        try {
            BatchSummary summary = launch(run, terms).orElse(null);
            if (summary == null) {
                runs.close(run.runId(), owner, State.SKIPPED, NOTHING, clock.instant());
                return;
            }
            if (summary.state().closed()) {
                noteIfDoneBefore(run, owner, summary);
                runs.end(run.runId(), owner, summary.batchId(), summary.state(), clock.instant());
            } else {
                interruption();
                again(run, terms, "batch " + summary.batchId() + " was left " + summary.state());
            }
        } catch (InvalidDefinitionException | InvalidInputException e) {
            close(run, owner, e.getMessage());
        } catch (RuntimeException e) {
            interruption();
            log.error("The run of job {} due {} failed.", run.job(), run.due(), e);
            again(run, terms, String.valueOf(e.getMessage()));
        }
    }

    /** The batch, or the worst where the job stands for several; empty where it stands for none. */
    private Optional<BatchSummary> launch(ScheduledRun run, Terms terms) throws InterruptedException {
        ProgressListener recording = new RecordingListener(run, terms);
        Optional<BatchSummary> begun = Optional.ofNullable(run.batchId())
                .flatMap(batches::find)
                .filter(batch -> !batch.state().closed())
                .filter(batch -> !batch.job().startsWith(run.job() + "@")); // which is one of several
        if (begun.isPresent()) {
            return Optional.of(batches.resume(begun.get().batchId(), recording));
        }
        JobText text = terms.text() != null
                ? terms.text()
                : definitions.text(jobs.find(run.job()).orElseThrow());
        List<LaunchRequest> requests = launches.of(text, run.date(), false);
        return new Lanes(batches).run(requests, recording);
    }

    static int severity(BatchSummary batch) {
        return BY_SEVERITY.indexOf(batch.state().exitCode());
    }

    /** Late is measured from when the run might have started, and told on its first attempt. */
    private void noteIfLate(ScheduledRun run, String owner) {
        Instant started = run.startedAt();
        if (run.attempts() > 1 || started == null) {
            return;
        }
        Duration late = Duration.between(run.startAfter(), started);
        if (late.compareTo(LATE) > 0) {
            String why = run.reason() == null ? "all places were taken" : run.reason();
            runs.note(run.runId(), owner, "started " + Spans.text(late) + " late; " + why);
        }
    }

    /** The same inputs make the same batch: then there was nothing to do. */
    private void noteIfDoneBefore(ScheduledRun run, String owner, BatchSummary summary) {
        Instant finished = summary.finishedAt();
        boolean before = run.startedAt() != null && finished != null && finished.isBefore(run.startedAt());
        if (before && run.attempts() == 1 && run.reason() == null) {
            runs.note(run.runId(), owner, "nothing new: this batch had ended before");
        }
    }

    private void again(ScheduledRun run, Terms terms, String reason) {
        if (run.attempts() >= terms.tries()) {
            close(run, terms.owner(), terms.tries() == 1 ? reason : reason + " (" + run.attempts() + " attempts)");
        } else {
            Instant then = clock.instant().plus(Duration.ofMinutes(run.attempts()));
            runs.again(run.runId(), terms.owner(), "attempt " + run.attempts() + ": " + reason, then);
        }
    }

    private void close(ScheduledRun run, String owner, @Nullable String reason) {
        log.warn("The run of job {} due {} failed: {}", run.job(), run.due(), reason);
        runs.close(run.runId(), owner, State.FAILED, String.valueOf(reason), clock.instant());
    }

    private static void interruption() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** Notes the batch with its run as soon as anything is heard of it. */
    private final class RecordingListener implements ProgressListener {

        private final ScheduledRun run;
        private final Terms terms;
        private @Nullable String known;

        RecordingListener(ScheduledRun run, Terms terms) {
            this.run = run;
            this.terms = terms;
            this.known = run.batchId();
        }

        @Override
        public synchronized void progress(Progress progress) {
            if (!progress.batchId().equals(known)) {
                runs.launched(run.runId(), terms.owner(), progress.batchId());
                known = progress.batchId();
            }
            terms.progress().progress(progress);
        }

        @Override
        public void recognised(String file) {
            terms.progress().recognised(file);
        }
    }
}
