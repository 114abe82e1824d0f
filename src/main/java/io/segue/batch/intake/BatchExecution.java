package io.segue.batch.intake;

import io.segue.batch.BatchFailedException;
import io.segue.batch.BatchState;
import io.segue.batch.InvalidInputException;
import io.segue.batch.ledger.BatchRecord;
import io.segue.batch.ledger.BatchStore;
import java.io.IOException;
import java.util.List;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/**
 * Starts or restarts the Spring Batch job of a batch, whatever a crash has left of it. The caller holds the batch's lease, which is what
 * makes it safe to declare executions dead that still look alive.
 */
@Component
class BatchExecution {

    private final JobOperator operator;
    private final JobRepository repository;
    private final BatchJobs jobs;
    private final BatchStore batches;

    BatchExecution(JobOperator operator, JobRepository repository, BatchJobs jobs, BatchStore batches) {
        this.operator = operator;
        this.repository = repository;
        this.jobs = jobs;
        this.batches = batches;
    }

    /** Whether the job has run to its end, report included. */
    boolean completed(BatchRun run) {
        JobInstance instance = repository.getJobInstance(run.batch().jobName(), parameters(run.batch()));
        return instance != null
                && repository.getJobExecutions(instance).stream()
                        .anyMatch(execution -> execution.getStatus() == BatchStatus.COMPLETED);
    }

    /**
     * Runs the job until it completes, stops to wait, or fails.
     *
     * @throws InvalidInputException when the input is what makes it fail
     * @throws BatchFailedException when anything else does; the same call again goes on from there
     */
    void execute(BatchRun run) {
        Job job = jobs.jobFor(run);
        JobParameters parameters = parameters(run.batch());
        bury(run.batch(), parameters);
        JobExecution execution;
        try {
            execution = operator.start(job, parameters);
        } catch (JobExecutionException e) {
            throw new BatchFailedException(
                    "Spring Batch refused to start batch " + run.batchId() + ": " + e.getMessage(), e);
        }
        if (execution.getStatus() != BatchStatus.COMPLETED && execution.getStatus() != BatchStatus.STOPPED) {
            throw failure(run, execution);
        }
    }

    /** Declares dead whatever an owner that is gone left behind. */
    private void bury(BatchRecord batch, JobParameters parameters) {
        JobInstance instance = repository.getJobInstance(batch.jobName(), parameters);
        if (instance == null) {
            return;
        }
        List<JobExecution> executions = repository.getJobExecutions(instance);
        if (executions.isEmpty()) {
            repository.deleteJobInstance(instance); // died between creating the instance and its first execution
        }
        for (JobExecution execution : executions) {
            if (execution.getStatus() == BatchStatus.UNKNOWN || unknownStep(execution)) {
                fail(execution);
            } else if (execution.isRunning()
                    || execution.getStepExecutions().stream()
                            .anyMatch(step -> step.getStatus().isRunning())) {
                operator.recover(execution);
            }
        }
    }

    private static boolean unknownStep(JobExecution execution) {
        return execution.getStepExecutions().stream().anyMatch(step -> step.getStatus() == BatchStatus.UNKNOWN);
    }

    /** An unknown outcome of a commit: either it is in the database or not, and the restart reads which. */
    private void fail(JobExecution execution) {
        for (StepExecution step : execution.getStepExecutions()) {
            if (step.getStatus() == BatchStatus.UNKNOWN || step.getStatus().isRunning()) {
                step.setStatus(BatchStatus.FAILED);
                repository.update(step);
            }
        }
        execution.setStatus(BatchStatus.FAILED);
        repository.update(execution);
    }

    private BatchFailedException failure(BatchRun run, JobExecution execution) {
        Throwable cause =
                execution.getAllFailureExceptions().stream().findFirst().orElse(null);
        Throwable root = cause;
        while (root != null && root.getCause() != null && !(root instanceof BatchFailedException)) {
            root = root.getCause();
        }
        String reason =
                root == null ? execution.getExitStatus().getExitDescription() : String.valueOf(root.getMessage());
        if (batches.get(run.batchId()).state() == BatchState.STAGING && root instanceof IOException) {
            batches.fail(run.batchId(), reason); // nothing was applied; what the input says will not change
            return new InvalidInputException(reason, root);
        }
        return root instanceof BatchFailedException explained
                ? explained
                : new BatchFailedException(reason, root == null ? new IllegalStateException(reason) : root);
    }

    private static JobParameters parameters(BatchRecord batch) {
        return parameters(batch.batchId(), batch.pass());
    }

    /** What makes the job instance of a pass. */
    static JobParameters parameters(String batchId, int pass) {
        return new JobParametersBuilder()
                .addString("batch", batchId)
                .addLong("pass", (long) pass)
                .toJobParameters();
    }
}
