package io.segue.batch.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.segue.SegueApplication;
import io.segue.batch.BatchFailedException;
import io.segue.batch.BatchState;
import io.segue.batch.BatchSummary;
import io.segue.batch.BatchType;
import io.segue.batch.Batches;
import io.segue.batch.Batches.LaunchRequest;
import io.segue.batch.JobDefinition;
import io.segue.batch.JobDefinitions;
import io.segue.batch.ledger.BatchRecord;
import io.segue.batch.ledger.BatchStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.test.JobOperatorTestUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Whatever a crash leaves in Spring Batch's tables, the same command finishes the batch. */
@DirtiesContext // closed before its project folder is deleted
@SpringBootTest(classes = SegueApplication.class, properties = "segue.role=launcher")
class RestartIT {

    @TempDir
    private static Path project;

    @Autowired
    private Batches batches;

    @Autowired
    private BatchStore store;

    @Autowired
    private JobDefinitions definitions;

    @Autowired
    private JobRepository repository;

    @Autowired
    private JobOperator operator;

    @Autowired
    private BatchService service;

    @Autowired
    private BatchJobs jobs;

    @Autowired
    private LeaseKeeper leases;

    @Autowired
    private List<BatchType> types;

    @Autowired
    private JdbcTemplate jdbc;

    private JobDefinition definition;

    @DynamicPropertySource
    static void project(DynamicPropertyRegistry properties) {
        properties.add("segue.project", project::toString);
    }

    @BeforeEach
    void writeInput() throws IOException {
        Path input = project.resolve("tracks-" + System.nanoTime() + ".json");
        Files.writeString(input, """
                [{"track":"One","artist":"A","bpm":120,"camelot":"8A"},{"track":"Two","artist":"B","bpm":122,"camelot":"9A"},
                 {"track":"Three","artist":"C","bpm":121,"camelot":"8B"}]
                """);
        definition = definitions.of(
                "set", Map.of("type", "dj-set-regeneration", "input", Map.of("files", List.of(input.toString()))));
    }

    @Test
    void executionsAreKeptInTheDatabase() {
        BatchSummary batch = run();

        assertThat(jdbc.queryForList(
                        "SELECT step_name FROM batch_step_execution s JOIN batch_job_execution_params p"
                                + " ON p.job_execution_id = s.job_execution_id WHERE p.parameter_value = ? ORDER BY s.step_execution_id",
                        String.class,
                        batch.batchId()))
                .containsExactly("stage", "seal", "run", "report");
    }

    @Test
    void aStepThatWasDoneIsNotDoneAgain() throws Exception {
        BatchRecord batch = created();
        BatchType type = types.stream()
                .filter(candidate -> candidate.name().equals(batch.jobType()))
                .findFirst()
                .orElseThrow();
        try (Lease lease = leases.tryAcquire(batch.batchId()).orElseThrow()) {
            BatchRun run = new BatchRun(batch, definition, type, project, false, lease, progress -> {});
            JobOperatorTestUtils utils = new JobOperatorTestUtils(operator, repository);
            utils.setJob(jobs.jobFor(run));
            JobExecution staged = utils.startStep("stage", parameters(batch.batchId()), null);
            assertThat(staged.getStatus()).isEqualTo(BatchStatus.COMPLETED);
        }

        BatchSummary summary = run();

        assertThat(summary.state()).isEqualTo(BatchState.APPLIED);
        assertThat(summary.counts().rows()).isEqualTo(3);
    }

    @Test
    void aDeathBetweenInstanceAndExecutionIsRepaired() {
        String batchId = created().batchId();
        repository.createJobInstance("set", parameters(batchId));

        assertThat(run().state()).isEqualTo(BatchState.APPLIED);
    }

    @Test
    void anExecutionWhoseOwnerDiedInAStepIsBuriedAndRestarted() {
        String batchId = created().batchId();
        running(batchId, BatchStatus.STARTED);

        BatchSummary summary = run();

        assertThat(summary.state()).isEqualTo(BatchState.APPLIED);
        assertThat(summary.counts().rows()).isEqualTo(3);
        assertThat(batches.events(batchId)).extracting(Batches.Event::kind).containsOnlyOnce("SEALED");
    }

    @Test
    void aCommitOfUnknownOutcomeIsNoReasonToStop() {
        String batchId = created().batchId();
        running(batchId, BatchStatus.UNKNOWN);

        assertThat(run().state()).isEqualTo(BatchState.APPLIED);
    }

    @Test
    void aBatchThatEndedIsNotRunAgain() {
        BatchSummary first = run();
        int executions = executions(first.batchId());

        BatchSummary second = run();

        assertThat(second).isEqualTo(first);
        assertThat(executions(first.batchId())).isEqualTo(executions);
    }

    @Test
    void aReportThatCannotBeWrittenStopsTheJobOnceAndIsWrittenByTheNextRun() throws IOException {
        Path output = project.resolve("output");
        Path aside = project.resolve("output-aside");
        if (Files.exists(output)) {
            Files.move(output, aside);
        }
        Files.writeString(output, "a file where the directory belongs");

        assertThatThrownBy(this::run)
                .isInstanceOf(BatchFailedException.class)
                .hasMessageContaining(output.toString())
                .hasMessageContaining("output.directory");

        Files.delete(output);
        BatchSummary second = run();
        assertThat(second.state()).isEqualTo(BatchState.APPLIED);
        assertThat(second.report()).isNotNull().isDirectory();
    }

    @Test
    void aWorkflowOfTheTimeAfterTheBackupIsNotTakenForThisLedgersOwn() {
        BatchSummary first = run();
        assertThat(first.state()).isEqualTo(BatchState.APPLIED);
        asBeforeTheRun(first.batchId());

        BatchSummary second = run();

        assertThat(second.batchId()).isEqualTo(first.batchId());
        assertThat(second.state()).isEqualTo(BatchState.APPLIED);
        assertThat(second.counts()).isEqualTo(first.counts());
        assertThat(store.get(first.batchId()).attempt())
                .as("attempt 1 is known to Temporal, and was not this ledger's")
                .isEqualTo(2);
    }

    @Test
    void aLedgerThatIsAheadOfTemporalGoesOnFromWhatItHas() {
        String batchId = created().batchId();
        assertThat(store.beginAttempt(batchId, 0))
                .as("an attempt whose workflow is lost")
                .isTrue();

        assertThat(run().state()).isEqualTo(BatchState.APPLIED);
        assertThat(store.get(batchId).attempt()).isEqualTo(2);
    }

    /** The database as a backup has it that was made when the batch was sealed and its workflow had not begun. */
    private void asBeforeTheRun(String batchId) {
        JobInstance instance = repository.getJobInstance("set", parameters(batchId));
        repository.deleteJobInstance(instance);
        jdbc.update("DELETE FROM dj_set WHERE batch_id = ?", batchId);
        String items = "item_id >= (SELECT batch_no * 4294967296 FROM batch WHERE batch_id = ?)"
                + " AND item_id < (SELECT (batch_no + 1) * 4294967296 FROM batch WHERE batch_id = ?)";
        jdbc.update("DELETE FROM item_outcome WHERE " + items, batchId, batchId);
        jdbc.update("UPDATE item_state SET state = 'PENDING' WHERE " + items, batchId, batchId);
        jdbc.update(
                "UPDATE unit SET state = 'PENDING', attempt = 0, present = 0, matched = 0, added = 0, verified = 0, discarded = 0,"
                        + " finished_at = NULL WHERE batch_id = ?",
                batchId);
        jdbc.update(
                "UPDATE batch SET state = 'SEALED', attempt = 0, finished_at = NULL, report_directory = NULL WHERE batch_id = ?",
                batchId);
    }

    private int executions(String batchId) {
        JobInstance instance = repository.getJobInstance("set", parameters(batchId));
        return repository.getJobExecutions(instance).size();
    }

    private BatchSummary run() {
        return batches.run(new LaunchRequest(definition, false, false, false, null), progress -> {});
    }

    /** The batch, as if its launcher had died right after creating it. */
    private BatchRecord created() {
        return store.findOrCreate(service.identify(definition, false), false);
    }

    private void running(String batchId, BatchStatus status) {
        JobInstance instance = repository.createJobInstance("set", parameters(batchId));
        JobExecution execution = repository.createJobExecution(instance, parameters(batchId), new ExecutionContext());
        execution.setStatus(BatchStatus.STARTED);
        execution.setStartTime(LocalDateTime.now());
        repository.update(execution);
        StepExecution step = repository.createStepExecution("stage", execution);
        step.setStatus(status);
        step.setStartTime(LocalDateTime.now());
        repository.update(step);
    }

    private static JobParameters parameters(String batchId) {
        return new JobParametersBuilder()
                .addString("batch", batchId)
                .addLong("pass", 1L)
                .toJobParameters();
    }
}
