package io.segue.batch.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.segue.batch.Atomicity;
import io.segue.batch.Atomicity.Policy;
import io.segue.batch.Atomicity.Remainder;
import io.segue.batch.BatchRef;
import io.segue.batch.DeadLetterActivities;
import io.segue.batch.DefinitionNode.Location;
import io.segue.batch.DefinitionNode.Mapping;
import io.segue.batch.EffectLedger;
import io.segue.batch.FakeBatchType;
import io.segue.batch.JobDefinition;
import io.segue.batch.LedgerActivities;
import io.segue.batch.UnitLedger;
import io.segue.batch.ledger.BatchRecord.Input;
import io.segue.batch.ledger.BatchStore.NewBatch;
import io.segue.batch.ledger.StagingStore.StagedRow;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A ledger over a real database with the product's schema, without Spring. There is one per database and JVM; tests keep apart by making
 * batches of their own.
 */
public final class LedgerFixture {

    private static final Path FOLDER = Path.of("/project");
    private static final Atomicity BEST_EFFORT =
            new Atomicity(Policy.BEST_EFFORT, null, Remainder.KEEP, Remainder.COMPENSATE);
    private static final Mapping NOTHING = new Mapping(Map.of(), Location.commandLine("test"));

    private static final class H2 {
        private static final LedgerFixture LEDGER = new LedgerFixture(
                pool("jdbc:h2:mem:ledger;DB_CLOSE_DELAY=-1", "segue"),
                name -> new SimpleDriverDataSource(
                        new org.h2.Driver(), "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "segue", ""));
    }

    private static final class Postgres {
        private static final LedgerFixture LEDGER = start();

        private static LedgerFixture start() {
            try {
                @SuppressWarnings("resource") // stops with the JVM
                EmbeddedPostgres server = EmbeddedPostgres.start();
                return new LedgerFixture(
                        pool(server.getJdbcUrl("postgres", "postgres") + "&reWriteBatchedInserts=true", "postgres"),
                        name -> {
                            new JdbcTemplate(server.getPostgresDatabase()).execute("CREATE DATABASE " + name);
                            return server.getDatabase("postgres", name);
                        });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    final JdbcTemplate jdbc;
    final TransactionTemplate transaction;
    final DatabaseClock clock;
    final EventStore events;
    final BatchStore batches;
    final StagingStore staging;
    final OutcomeStore outcomes;
    final LeaseStore leases;
    final CommandStore commands;
    final SummaryStore summaries;
    final ReportStore reports;
    public final ScheduledJobStore scheduledJobs;
    public final ScheduledRunStore scheduledRuns;
    public final ServiceStore services;
    public final ScheduledTaskStore scheduledTasks;
    final KnownRowStore known;
    public final PassStore passes;
    public final DeadLetterStore letters;
    private final JdbcUnitLedger units;
    private final JdbcEffectLedger effects;
    private final LedgerActivitiesImpl activities;
    private final Function<String, DataSource> create;
    private final Map<String, JobDefinition> definitions = new ConcurrentHashMap<>();

    private LedgerFixture(HikariDataSource database, Function<String, DataSource> create) {
        this.create = create;
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        this.jdbc = new JdbcTemplate(database);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        this.clock = new DatabaseClock(jdbc);
        this.events = new EventStore(jdbc);
        this.batches = new BatchStore(jdbc, transaction, events, "");
        ItemIds ids = new ItemIds(jdbc);
        this.staging = new StagingStore(jdbc, events, ids);
        this.known = new KnownRowStore(jdbc, transaction, ids);
        BatchContexts contexts = new BatchContexts(batches, batch -> definition(batch.batchId()));
        this.outcomes = new OutcomeStore(jdbc, transaction, events, contexts, ids, batches);
        this.leases = new LeaseStore(jdbc, transaction, clock);
        this.commands = new CommandStore(jdbc, transaction, events);
        this.summaries = new SummaryStore(jdbc);
        Redrive redrive = new Redrive(jdbc, ids);
        this.passes = new PassStore(jdbc, transaction, events, summaries, redrive);
        this.letters = new DeadLetterStore(
                jdbc, transaction, events, summaries, contexts, ids, redrive, List.of(new FakeBatchType()));
        this.reports = new ReportStore(jdbc, ids);
        this.scheduledJobs = new ScheduledJobStore(jdbc, transaction);
        this.scheduledRuns = new ScheduledRunStore(jdbc, scheduledJobs, clock);
        this.services = new ServiceStore(jdbc, clock);
        this.scheduledTasks = new ScheduledTaskStore(database);
        this.units = new JdbcUnitLedger(jdbc, transaction, clock, events, outcomes, contexts, ids, known);
        this.effects = new JdbcEffectLedger(jdbc, transaction, clock, outcomes);
        this.activities = new LedgerActivitiesImpl(
                jdbc, transaction, events, contexts, units, batches, List.of(new FakeBatchType()));
    }

    private static HikariDataSource pool(String url, String user) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setMaximumPoolSize(16);
        config.setMinimumIdle(1);
        return new HikariDataSource(config);
    }

    /** Batches as launchers of that site see them. */
    BatchStore at(String site) {
        return new BatchStore(jdbc, transaction, events, site);
    }

    /** Another database of the same kind, without any tables. */
    DataSource emptyDatabase() {
        return create.apply("empty_" + UUID.randomUUID().toString().replace('-', '_'));
    }

    /** In memory. */
    public static LedgerFixture h2() {
        return H2.LEDGER;
    }

    /** A real server, started on first use. */
    public static LedgerFixture postgres() {
        return Postgres.LEDGER;
    }

    public UnitLedger units() {
        return units;
    }

    public EffectLedger effects() {
        return effects;
    }

    public LedgerActivities activities() {
        return activities;
    }

    DeadLetterActivities deadLetterActivities() {
        return new DeadLetterActivitiesImpl(letters, passes, batches);
    }

    /** Lets every open write be settled now, as if its time had passed. */
    public void settleNow(String batchId) {
        jdbc.update("UPDATE intent SET settles_at = CURRENT_TIMESTAMP WHERE batch_id = ?", batchId);
    }

    /** Whoever is at a scheduled run is gone, and has been for long. */
    public void ownersDied() {
        jdbc.update(
                "UPDATE scheduled_run SET expires_at = ? WHERE expires_at IS NOT NULL",
                clock.now().minusHours(1));
    }

    /** Forgets every schedule: unlike batches, schedules are of the whole ledger. */
    public void forgetSchedules() {
        for (String table : List.of("scheduled_run", "scheduled_job", "schedule_service", "scheduled_tasks")) {
            jdbc.update("DELETE FROM " + table);
        }
    }

    private JobDefinition definition(String batchId) {
        JobDefinition definition = definitions.get(batchId);
        if (definition == null) {
            throw new IllegalStateException("no definition for " + batchId);
        }
        return definition;
    }

    /** Gives a batch that was made without a builder a definition. */
    void define(String batchId) {
        definitions.put(batchId, resolved("job", BEST_EFFORT, Map.of(), NOTHING));
    }

    private static JobDefinition resolved(String jobName, Atomicity atomicity, Map<Path, String> hashes, Mapping root) {
        return new JobDefinition(
                jobName,
                "fake",
                "",
                FOLDER,
                List.of(),
                "auto",
                atomicity,
                16,
                new JobDefinition.Output(Path.of("output"), null),
                hashes,
                root);
    }

    /** Text of a single column. */
    @Nullable String text(String sql, Object... arguments) {
        return jdbc.queryForObject(sql, String.class, arguments);
    }

    static String fingerprint() {
        return (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "");
    }

    static NewBatch newBatch(String fingerprint, String jobName, boolean dryRun) {
        return new NewBatch(
                fingerprint,
                jobName,
                "fake",
                "{}",
                FOLDER,
                dryRun,
                List.of(new Input(0, FOLDER.resolve("a.csv"), "00", 10)),
                List.of(new Input(1, FOLDER.resolve("collection.csv"), "11", 20)));
    }

    public BatchBuilder aBatch() {
        return new BatchBuilder();
    }

    /** A batch of units called by their titles, with items labelled {@code <title> 1} and so on. */
    public final class BatchBuilder {

        private final List<StagedRow> rows = new ArrayList<>();
        private final Map<String, Integer> unitNos = new LinkedHashMap<>();
        private final Map<String, Integer> itemNos = new LinkedHashMap<>();
        private Atomicity atomicity = BEST_EFFORT;
        private Mapping root = NOTHING;
        private Map<Path, String> hashes = Map.of();
        private boolean dryRun;
        private String jobName = "job";

        public BatchBuilder unit(String title, int items) {
            for (int i = 1; i <= items; i++) {
                item(title, title + " " + i, "{}");
            }
            return this;
        }

        public BatchBuilder item(String unit, String label, String payload) {
            return row(unit, itemNos.merge(unit, 1, Integer::sum) - 1, label, payload, null);
        }

        public BatchBuilder rejected(@Nullable String unit) {
            return row(unit, null, "bad row", null, "it is bad");
        }

        private BatchBuilder row(
                @Nullable String unit,
                @Nullable Integer itemNo,
                String label,
                @Nullable String payload,
                @Nullable String rejection) {
            Integer unitNo = null;
            String newUnit = null;
            if (unit != null) {
                newUnit = unitNos.containsKey(unit) ? null : unit;
                unitNo = unitNos.computeIfAbsent(unit, title -> unitNos.size());
            }
            long rowNo = rows.size();
            rows.add(new StagedRow(rowNo, unitNo, newUnit, itemNo, 0, rowNo + 2, label, payload, rejection));
            return this;
        }

        public BatchBuilder dryRun() {
            dryRun = true;
            return this;
        }

        public BatchBuilder job(String name) {
            jobName = name;
            return this;
        }

        public BatchBuilder atomicity(Atomicity atomicity) {
            this.atomicity = atomicity;
            return this;
        }

        /** The sections of the job's type, and the files they name. */
        public BatchBuilder definition(Mapping root, Map<Path, String> hashes) {
            this.root = root;
            this.hashes = hashes;
            return this;
        }

        BatchRef staged() {
            String batchId = batches.findOrCreate(newBatch(fingerprint(), jobName, dryRun), false)
                    .batchId();
            definitions.put(batchId, resolved(jobName, atomicity, hashes, root));
            if (!rows.isEmpty()) {
                transaction.executeWithoutResult(status -> staging.write(batchId, rows));
            }
            return new BatchRef(batchId, 0);
        }

        BatchRef sealed() {
            BatchRef batch = staged();
            transaction.executeWithoutResult(status -> staging.seal(batch.batchId()));
            return batch;
        }

        /** Sealed, its first attempt begun, and opened by its workflow. */
        public BatchRef running() {
            BatchRef batch = next(sealed());
            activities.open(batch);
            return batch;
        }
    }

    /** The batch's next attempt. */
    public BatchRef next(BatchRef batch) {
        if (!batches.beginAttempt(batch.batchId(), batch.attempt())) {
            throw new IllegalStateException("attempt " + batch.attempt() + " is not the current one");
        }
        return new BatchRef(batch.batchId(), batch.attempt() + 1);
    }
}
