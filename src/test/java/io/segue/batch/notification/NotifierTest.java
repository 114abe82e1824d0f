package io.segue.batch.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import io.segue.batch.Atomicity;
import io.segue.batch.BatchState;
import io.segue.batch.BatchSummary;
import io.segue.batch.Batches.Event;
import io.segue.batch.Batches.ProgressListener;
import io.segue.batch.Batches.ProgressListener.Progress;
import io.segue.batch.Counts;
import io.segue.batch.DefinitionNode;
import io.segue.batch.DefinitionNode.Location;
import io.segue.batch.DefinitionNode.Mapping;
import io.segue.batch.DefinitionNode.Scalar;
import io.segue.batch.DefinitionNode.Sequence;
import io.segue.batch.JobDefinition;
import io.segue.batch.ledger.SeededNights;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Real receivers: an HTTP server and an SMTP server of the test's own. */
class NotifierTest {

    private static final Set<Occasion> USUAL = EnumSet.of(Occasion.FAILURE, Occasion.ATTENTION);
    private static final Counts COUNTS = new Counts(69, 1, 0, 3, 5, 0, 60, 0, 0, 0, 0, 0);

    private record Post(Map<String, String> headers, String body) {}

    private static SeededNights ledger;
    private static GreenMail smtp;

    private final List<Post> posts = Collections.synchronizedList(new ArrayList<>());
    private HttpServer http;
    private volatile int answer = 204;
    private Map<String, DefinitionNode> job = Map.of();

    @BeforeAll
    static void startServers() {
        ledger = SeededNights.inMemory();
        smtp = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        smtp.start();
    }

    @AfterAll
    static void stopServers() {
        smtp.stop();
    }

    @BeforeEach
    void forgetTheTestBefore() throws Exception {
        smtp.purgeEmailFromAllMailboxes();
        ledger.jdbc().update("DELETE FROM notification");
        ledger.jdbc().update("ALTER TABLE notification ALTER COLUMN notification_id RESTART WITH 1");
        ledger.jdbc().update("UPDATE batch SET announced_pass = pass");
    }

    @BeforeEach
    void startReceiver() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/secret-path", exchange -> {
            Map<String, String> headers = new LinkedHashMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), values.get(0)));
            posts.add(new Post(headers, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        http.setExecutor(task -> new Thread(task).start());
        http.start();
    }

    @AfterEach
    void stopReceiver() {
        http.stop(0);
    }

    private URI url() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/secret-path?token=hidden");
    }

    private Notifier notifier(Set<Occasion> on, @Nullable URI webhook, String... mail) {
        return notifier(Duration.ofMinutes(1), on, webhook, mail);
    }

    private Notifier notifier(Duration answer, Set<Occasion> on, @Nullable URI webhook, String... mail) {
        NotificationSettings settings = new NotificationSettings(
                on,
                new NotificationSettings.Webhook(webhook, "between us"),
                new NotificationSettings.Mail(List.of(mail), null));
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(smtp.getSmtp().getPort());
        StaticListableBeanFactory beans = new StaticListableBeanFactory(Map.of("sender", sender));
        return new Notifier(
                store(),
                settings,
                List.of(
                        new Webhook(settings, answer),
                        new Mail(settings, beans.getBeanProvider(JavaMailSender.class), "")),
                ledger.batches(),
                ledger.summaries(),
                batch -> definition(),
                Clock.systemUTC());
    }

    private NotificationStore store() {
        return new NotificationStore(ledger.jdbc(), ledger.transactions(), ledger.events());
    }

    private JobDefinition definition() {
        return new JobDefinition(
                "import",
                "fake",
                "",
                Path.of("/music"),
                List.of(),
                "auto",
                new Atomicity(
                        Atomicity.Policy.BEST_EFFORT, null, Atomicity.Remainder.KEEP, Atomicity.Remainder.COMPENSATE),
                16,
                new JobDefinition.Output(Path.of("output"), null),
                Map.of(),
                new Mapping(job, Location.commandLine("test")));
    }

    private String ended(BatchState state) {
        return ledger.batch("import", "fake", state, Instant.now().minusSeconds(60), 30L, 1, 69, 60, 0, 3, 5, 0);
    }

    private List<String> states(String batchId) {
        return ledger.jdbc()
                .queryForList(
                        "SELECT CONCAT(kind, ' ', channel, ' ', state) FROM notification WHERE batch_id = ? ORDER BY notification_id",
                        String.class,
                        batchId);
    }

    private void dueNow() {
        ledger.jdbc().update("UPDATE notification SET due_at = CURRENT_TIMESTAMP");
    }

    private static Scalar text(String value) {
        return new Scalar(value, new Location("job.yaml", 1));
    }

    private void jobSays(String... keysAndValues) {
        Map<String, DefinitionNode> notify = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            List<DefinitionNode> values = Arrays.stream(keysAndValues[i + 1].split(","))
                    .filter(value -> !value.isEmpty())
                    .<DefinitionNode>map(NotifierTest::text)
                    .toList();
            notify.put(
                    keysAndValues[i],
                    keysAndValues[i].equals("webhook")
                            ? text(keysAndValues[i + 1])
                            : new Sequence(values, new Location("job.yaml", 1)));
        }
        job = Map.of("notify", new Mapping(notify, new Location("job.yaml", 1)));
    }

    @Test
    void nobodyIsToldUnlessSomebodyAskedForIt() {
        String batchId = ended(BatchState.FAILED);

        notifier(USUAL, null).settle(batchId);

        assertThat(states(batchId)).isEmpty();
        assertThat(store().unannounced(batchId)).isFalse();
    }

    @Test
    void aWebhookGetsSignedJsonWithATextForPeople() throws Exception {
        String batchId = ended(BatchState.PARTIAL);

        notifier(USUAL, url()).settle(batchId);

        assertThat(states(batchId)).containsExactly("PARTIAL WEBHOOK SENT");
        Post post = posts.get(0);
        JsonNode body = new ObjectMapper().readTree(post.body());
        assertThat(body.get("text").asText())
                .isEqualTo("Segue: " + batchId + " is partial\n69 rows: 60 added, 3 to review, 5 not found");
        assertThat(body.get("kind").asText()).isEqualTo("partial");
        assertThat(body.at("/counts/added").asInt()).isEqualTo(60);
        assertThat(post.headers().get("content-type")).isEqualTo("application/json");
        assertThat(post.headers().get("x-segue-notification"))
                .isEqualTo(body.get("id").asText());
        assertThat(post.headers().get("x-segue-signature"))
                .isEqualTo(Webhook.signature(post.body().getBytes(StandardCharsets.UTF_8), "between us"));
    }

    /** RFC 4231, test case 2. */
    @Test
    void signaturesAreThoseOfTheStandard() {
        assertThat(Webhook.signature("what do ya want for nothing?".getBytes(StandardCharsets.UTF_8), "Jefe"))
                .isEqualTo("sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        assertThat(Webhook.signature(new byte[0], "")).isNull();
    }

    @Test
    void aMailIsPlainTextThatSaysWhatHappened() throws Exception {
        String batchId = ended(BatchState.FAILED);

        notifier(USUAL, null, "ann@example.org", "bob@example.org").settle(batchId);

        assertThat(states(batchId)).containsExactly("FAILED MAIL SENT");
        MimeMessage[] mails = smtp.getReceivedMessages();
        assertThat(mails).hasSize(2);
        assertThat(mails[0].getSubject()).isEqualTo("Segue: " + batchId + " is failed");
        assertThat(mails[0].getContentType()).startsWith("text/plain");
        assertThat(String.valueOf(mails[0].getContent()))
                .contains("69 rows: 60 added")
                .contains("Reason: the catalog was away");
    }

    @Test
    void whatHasBeenToldIsNotToldAgain() {
        String batchId = ended(BatchState.FAILED);
        Notifier notifier = notifier(USUAL, url(), "ann@example.org");

        notifier.settle(batchId);
        notifier.settle(batchId);
        notifier(USUAL, url(), "ann@example.org").sweep();

        assertThat(posts).hasSize(1);
        assertThat(smtp.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aNewPassOfABatchIsNews() {
        String batchId = ended(BatchState.PARTIAL);
        Notifier notifier = notifier(USUAL, url());
        notifier.settle(batchId);

        ledger.jdbc().update("UPDATE batch SET pass = 2 WHERE batch_id = ?", batchId);
        notifier.settle(batchId);

        assertThat(states(batchId)).containsExactly("PARTIAL WEBHOOK SENT", "PARTIAL WEBHOOK SENT");
    }

    @ParameterizedTest
    @CsvSource({
        "FAILED,failure,true", "FAILED,attention,false", "COMPENSATED,failure,true",
                "COMPENSATION_INCOMPLETE,failure,true",
        "PARTIAL,attention,true", "PARTIAL,failure,false", "APPLIED,'failure,attention',false", "APPLIED,success,true",
        "CANCELLED,'failure,attention,success',false"
    })
    void aJobSaysWhatItIsAbout(BatchState state, String on, boolean told) {
        jobSays("on", on);
        String batchId = ended(state);

        notifier(Set.of(), url()).settle(batchId);

        assertThat(posts).hasSize(told ? 1 : 0);
    }

    @Test
    void aJobHasReceiversOfItsOwnOrNone() {
        jobSays("mail", "carol@example.org", "webhook", url().toString());
        notifier(USUAL, URI.create("http://127.0.0.1:9/elsewhere"), "ann@example.org")
                .settle(ended(BatchState.FAILED));
        jobSays("on", "");
        notifier(USUAL, url(), "ann@example.org").settle(ended(BatchState.FAILED));

        assertThat(posts).hasSize(1);
        assertThat(smtp.getReceivedMessages()).hasSize(1);
        assertThat(smtp.getReceivedMessagesForDomain("example.org")).hasSize(1);
    }

    @Test
    void aReceiverThatIsAwayIsTriedAgainUntilItAnswers() {
        answer = 503;
        String batchId = ended(BatchState.FAILED);
        Notifier notifier = notifier(USUAL, url());

        notifier.settle(batchId);
        assertThat(states(batchId)).containsExactly("FAILED WEBHOOK PENDING");
        notifier.sweep();
        assertThat(posts).as("not before it is due").hasSize(1);

        dueNow();
        notifier.sweep();
        answer = 200;
        dueNow();
        notifier.sweep();

        assertThat(posts)
                .hasSize(3)
                .extracting(Post::headers)
                .extracting("x-segue-notification")
                .containsOnly("1");
        assertThat(states(batchId)).containsExactly("FAILED WEBHOOK SENT");
        assertThat(ledger.events().of(batchId))
                .extracting(Event::kind, Event::detail)
                .containsExactly(
                        tuple("NOTIFICATION_FAILED", "FAILED by WEBHOOK: 127.0.0.1 answered 503; tried again later"),
                        tuple("NOTIFIED", "FAILED by WEBHOOK"));
    }

    @Test
    void aReceiverThatNeverAnswersIsGivenUpAndNamedWithoutItsSecrets() {
        http.stop(0);
        String batchId = ended(BatchState.FAILED);
        Notifier notifier = notifier(USUAL, url());
        notifier.settle(batchId);

        for (int attempt = 2; attempt <= 24; attempt++) {
            dueNow();
            notifier.sweep();
        }

        assertThat(states(batchId)).containsExactly("FAILED WEBHOOK GIVEN_UP");
        assertThat(ledger.events().of(batchId))
                .last()
                .extracting(Event::detail)
                .isEqualTo("FAILED by WEBHOOK: 127.0.0.1: ConnectException; given up after 24 attempts");
        assertThat(ledger.events().of(batchId).toString())
                .doesNotContain("secret-path")
                .doesNotContain("hidden");
    }

    @Test
    void aReceiverThatHangsHoldsNobodyUp() {
        http.removeContext("/secret-path");
        CountDownLatch never = new CountDownLatch(1);
        http.createContext("/secret-path", exchange -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        String batchId = ended(BatchState.FAILED);

        notifier(Duration.ofMillis(300), USUAL, url()).settle(batchId);
        never.countDown();

        assertThat(ledger.events().of(batchId))
                .singleElement()
                .extracting(Event::detail)
                .asString()
                .contains("HttpTimeoutException");
    }

    @Test
    void oneChannelThatFailsDoesNotKeepTheOtherFromArriving() {
        answer = 500;
        String batchId = ended(BatchState.FAILED);

        notifier(USUAL, url(), "ann@example.org").settle(batchId);

        assertThat(states(batchId)).containsExactly("FAILED WEBHOOK PENDING", "FAILED MAIL SENT");
    }

    @Test
    void theServiceTellsOfABatchWhoseProcessDiedBeforeItCould() {
        String batchId = ended(BatchState.FAILED);
        String old = ended(BatchState.FAILED);
        ledger.jdbc()
                .update("UPDATE batch SET finished_at = DATEADD('DAY', -8, CURRENT_TIMESTAMP) WHERE batch_id = ?", old);

        notifier(USUAL, url()).sweep();

        assertThat(states(batchId)).containsExactly("FAILED WEBHOOK SENT");
        assertThat(states(old)).isEmpty();
    }

    @Test
    void severalProcessesDeliverEachOnce() throws Exception {
        for (int n = 0; n < 20; n++) {
            store().plan(ended(BatchState.FAILED), 1, "FAILED", List.of(Channel.Name.WEBHOOK), true);
        }
        List<Thread> services = new ArrayList<>();
        for (int n = 0; n < 4; n++) {
            Thread service = new Thread(notifier(USUAL, url())::sweep);
            services.add(service);
            service.start();
        }
        for (Thread service : services) {
            service.join();
        }

        assertThat(posts).hasSize(20);
    }

    @Test
    void aLongWaitAndEarlyDeadLettersAreToldWhileTheBatchGoesOn() {
        String batchId = ledger.batch(
                "import", "fake", BatchState.RUNNING, Instant.now().minusSeconds(3600), null, 1, 69, 60, 0, 0, 0, 2);
        Notifier notifier = notifier(USUAL, url());
        ProgressListener watched = notifier.watching(progress -> {});
        Instant now = Instant.now();

        watched.progress(
                new Progress(batchId, "run", 0, 69, summary(batchId, BatchState.WAITING, now.plusSeconds(60), 0)));
        watched.progress(
                new Progress(batchId, "run", 0, 69, summary(batchId, BatchState.WAITING, now.plusSeconds(3600), 0)));
        watched.progress(
                new Progress(batchId, "run", 0, 69, summary(batchId, BatchState.WAITING, now.plusSeconds(3600), 0)));
        watched.progress(new Progress(batchId, "run", 0, 69, summary(batchId, BatchState.RUNNING, null, 2)));
        notifier.settle(batchId); // queues behind them
        notifier.sweep();

        assertThat(states(batchId)).containsExactly("WAITING WEBHOOK SENT", "DEAD_LETTERS WEBHOOK SENT");
    }

    private static BatchSummary summary(String batchId, BatchState state, @Nullable Instant until, long dead) {
        Counts counts = COUNTS.plus(new Counts(0, 0, 0, 0, 0, 0, 0, 0, dead, 0, 0, 0));
        Instant hourAgo = Instant.now().minusSeconds(3600);
        return new BatchSummary(
                batchId,
                "import",
                "fake",
                false,
                state,
                until == null ? null : "quota",
                until,
                counts,
                1,
                0,
                hourAgo,
                hourAgo,
                null,
                null,
                null);
    }

    @ParameterizedTest
    @CsvSource({"0,30", "1,60", "5,960", "6,1920", "7,3600", "23,3600"})
    void pausesGrowToAnHour(int failedBefore, long seconds) {
        assertThat(Notifier.pause(failedBefore)).hasSeconds(seconds);
    }
}
