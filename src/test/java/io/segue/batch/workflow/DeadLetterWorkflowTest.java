package io.segue.batch.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.segue.batch.DeadLetterActivities;
import io.segue.batch.DeadLetterActivities.Command;
import io.segue.batch.DeadLetterActivities.Reply;
import io.segue.batch.DeadUnit;
import io.segue.batch.RefusedException;
import io.segue.batch.TaskQueues;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkflowImplementationOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class DeadLetterWorkflowTest {

    private static final DeadUnit UNIT = new DeadUnit("job-1", 3);

    private final FakeLetters letters = new FakeLetters();
    private TestWorkflowEnvironment temporal;
    private DeadLetterWorkflow workflow;

    private static final class FakeLetters implements DeadLetterActivities {

        private final List<String> asked = new CopyOnWriteArrayList<>();
        private final AtomicLong dead = new AtomicLong(3);
        private final AtomicLong looks = new AtomicLong();
        private volatile @Nullable String refusal;

        @Override
        public Notice look(DeadUnit unit) {
            looks.incrementAndGet();
            return new Notice(unit, "job", "", "Focus", dead.get(), dead.get() == 0 ? "" : "Opus", Map.of());
        }

        @Override
        public Reply redrive(DeadUnit unit, Command command) {
            String reason = refusal;
            if (reason != null) {
                throw new RefusedException(reason);
            }
            asked.add("redrive " + unit + " " + command.rowNo() + " " + command.requestedBy());
            return new Reply(2, "2 item(s)");
        }

        @Override
        public Reply discard(DeadUnit unit, Command command) {
            asked.add("discard " + unit + " " + command.rowNo() + " " + command.reason());
            dead.set(0);
            return new Reply(3, "3 item(s)");
        }
    }

    @BeforeEach
    void startTemporal() {
        temporal = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .registerSearchAttribute("track_name", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .build());
        Worker worker = temporal.newWorker(TaskQueues.DEAD_LETTERS);
        worker.registerWorkflowImplementationTypes(
                WorkflowImplementationOptions.newBuilder()
                        .setFailWorkflowExceptionTypes(RuntimeException.class)
                        .build(),
                DeadLetterWorkflowImpl.class);
        worker.registerActivitiesImplementations(letters);
        temporal.start();
        workflow = temporal.getWorkflowClient()
                .newWorkflowStub(
                        DeadLetterWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(UNIT.workflowId())
                                .setTaskQueue("music-sync-dlq")
                                .build());
        WorkflowClient.start(workflow::run, UNIT);
    }

    @AfterEach
    void stopTemporal() {
        temporal.close();
    }

    private void awaitEnd() {
        WorkflowStub.fromTyped(workflow).getResult(Void.class);
    }

    @Test
    void endsOnceEverythingIsDiscarded() {
        assertThat(workflow.discard(new Command(null, "ada", "never mind"))).isEqualTo(new Reply(3, "3 item(s)"));

        awaitEnd();

        assertThat(letters.asked).containsExactly("discard " + UNIT + " null never mind");
        assertThat(workflow.status()).isEqualTo("completed");
        assertThat(workflow.progress()).containsEntry("discarded", 3).containsEntry("dead", 0);
    }

    @Test
    void aRedriveIsAskedForAndItsEndNoticed() {
        assertThat(workflow.redrive(new Command(17L, "ada", null)).items()).isEqualTo(2);
        assertThat(letters.asked).containsExactly("redrive " + UNIT + " 17 ada");

        letters.dead.set(0); // a launcher has carried it out
        awaitEnd();

        assertThat(workflow.progress()).containsEntry("redriven", 2);
    }

    @Test
    void noticesWhatOthersDecided() {
        temporal.sleep(Duration.ofHours(2));
        assertThat(workflow.status()).isEqualTo("waiting");
        assertThat(letters.looks.get()).as("every quarter of an hour").isBetween(8L, 11L);

        letters.dead.set(0);

        awaitEnd();
    }

    @Test
    void beginsAFreshHistoryNowAndThen() {
        temporal.sleep(Duration.ofDays(3));
        assertThat(workflow.progress()).containsEntry("dead", 3);

        letters.dead.set(0);

        awaitEnd();
        assertThat(letters.looks.get()).isGreaterThan(250);
    }

    @Test
    void passesOnWhyTheLedgerRefuses() {
        letters.refusal = "Batch job-1 cannot be redriven: it was taken back.";

        assertThatThrownBy(() -> workflow.redrive(new Command(null, "ada", null)))
                .isInstanceOf(WorkflowUpdateException.class)
                .hasRootCauseMessage(
                        "message='Batch job-1 cannot be redriven: it was taken back.', type='io.segue.batch.RefusedException',"
                                + " nonRetryable=true");

        assertThat(workflow.status()).isEqualTo("waiting");
    }

    @ParameterizedTest
    @CsvSource({"17, '', Say who asks", "-1, ada, rowNo counts from 0"})
    void refusesACommandThatSaysTooLittle(long row, String requestedBy, String message) {
        assertThatThrownBy(() -> workflow.redrive(new Command(row, requestedBy, null)))
                .isInstanceOf(WorkflowUpdateException.class)
                .rootCause()
                .hasMessageContaining(message);
        assertThatThrownBy(() -> workflow.discard(new Command(row, requestedBy, null)))
                .isInstanceOf(WorkflowUpdateException.class);

        assertThat(letters.asked).isEmpty();
    }

    @Test
    void isCalledByBatchAndUnit() {
        assertThat(UNIT.workflowId()).isEqualTo("dead-letters/job-1/u3");
    }
}
