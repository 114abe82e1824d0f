package io.segue.batch.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.segue.batch.EffectLedger;
import io.segue.batch.ItemOutcome;
import io.segue.batch.PageRef;
import io.segue.batch.StaleAttemptException;
import io.segue.batch.UnitRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Pre-images and intents. Every write holds the unit's row and checks the claim, so that a superseded writer stops here. */
@Repository
class JdbcEffectLedger implements EffectLedger {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final DatabaseClock clock;
    private final OutcomeStore outcomes;

    JdbcEffectLedger(JdbcTemplate jdbc, TransactionTemplate transaction, DatabaseClock clock, OutcomeStore outcomes) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.outcomes = outcomes;
    }

    @Override
    public Claim claim(UnitRef unit) {
        return Objects.requireNonNull(transaction.execute(status -> {
            outcomes.updateUnit(unit, "writer = writer + 1");
            return new Claim(unit, writer(unit));
        }));
    }

    private long writer(UnitRef unit) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "SELECT writer FROM unit WHERE batch_id = ? AND unit_no = ?",
                Long.class,
                unit.batchId(),
                unit.unitNo()));
    }

    @Override
    public void keepPreImage(Claim claim, PreImage preImage, List<String> entries) {
        UnitRef unit = claim.unit();
        transaction.executeWithoutResult(status -> {
            requireClaim(claim);
            if (preImage(unit).isPresent()) {
                return;
            }
            jdbc.update(
                    """
                    INSERT INTO pre_image (batch_id, unit_no, existed, target_id, snapshot, entry_count) VALUES (?, ?, ?, ?, ?, ?)
                    """,
                    unit.batchId(),
                    unit.unitNo(),
                    preImage.existed(),
                    preImage.targetId(),
                    preImage.snapshot(),
                    preImage.size());
            jdbc.batchUpdate(
                    "INSERT INTO pre_image_entry (batch_id, unit_no, entry_no, uri) VALUES (?, ?, ?, ?)",
                    IntStream.range(0, entries.size())
                            .mapToObj(i -> new Object[] {unit.batchId(), unit.unitNo(), i, entries.get(i)})
                            .toList());
        });
    }

    @Override
    public Optional<PreImage> preImage(UnitRef unit) {
        return jdbc
                .query(
                        "SELECT existed, target_id, snapshot, entry_count FROM pre_image WHERE batch_id = ? AND unit_no = ?",
                        (row, n) -> new PreImage(row.getBoolean(1), row.getString(2), row.getString(3), row.getInt(4)),
                        unit.batchId(),
                        unit.unitNo())
                .stream()
                .findFirst();
    }

    @Override
    public List<String> preImageEntries(UnitRef unit) {
        return jdbc.queryForList(
                "SELECT uri FROM pre_image_entry WHERE batch_id = ? AND unit_no = ? ORDER BY entry_no",
                String.class,
                unit.batchId(),
                unit.unitNo());
    }

    @Override
    public Map<String, Integer> preImageCounts(UnitRef unit, List<String> uris) {
        Set<String> wanted = new HashSet<>(uris);
        Map<String, Integer> counts = new HashMap<>();
        for (String uri : preImageEntries(unit)) {
            if (wanted.contains(uri)) {
                counts.merge(uri, 1, Integer::sum);
            }
        }
        return counts;
    }

    @Override
    public void target(Claim claim, String targetId) {
        transaction.executeWithoutResult(status -> {
            requireClaim(claim);
            outcomes.updateUnit(claim.unit(), "target_id = ?", targetId);
        });
    }

    @Override
    public Intent intend(Claim claim, Planned planned) {
        UnitRef unit = claim.unit();
        return Objects.requireNonNull(transaction.execute(status -> {
            requireClaim(claim);
            Long intentNo = jdbc.queryForObject(
                    "SELECT COALESCE(MAX(intent_no), 0) + 1 FROM intent WHERE batch_id = ? AND unit_no = ?",
                    Long.class,
                    unit.batchId(),
                    unit.unitNo());
            long number = Objects.requireNonNull(intentNo);
            jdbc.update(
                    """
                    INSERT INTO intent (batch_id, unit_no, intent_no, kind, state, attempt, writer, target_id, expected_snapshot,
                                        page_no, target_position, uris, settles_at)
                    VALUES (?, ?, ?, ?, 'OPEN', ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    unit.batchId(),
                    unit.unitNo(),
                    number,
                    planned.kind().name(),
                    unit.attempt(),
                    claim.token(),
                    planned.targetId(),
                    planned.expectedSnapshot(),
                    planned.pageNo(),
                    planned.position(),
                    write(planned.uris()),
                    clock.now().plus(planned.settleAfter()));
            return new Intent(number, planned, planned.settleAfter());
        }));
    }

    @Override
    public List<Intent> open(UnitRef unit) {
        return intents(unit, "state = 'OPEN'");
    }

    @Override
    public List<Intent> done(UnitRef unit, Kind kind) {
        return intents(unit, "state = 'DONE' AND kind = '" + kind + "'");
    }

    @Override
    public List<Intent> added(PageRef page) {
        return intents(page.unit(), "state = 'DONE' AND kind = 'ADD' AND page_no = " + page.pageNo());
    }

    private List<Intent> intents(UnitRef unit, String condition) {
        OffsetDateTime now = clock.now();
        return jdbc.query(
                "SELECT * FROM intent WHERE batch_id = ? AND unit_no = ? AND " + condition + " ORDER BY intent_no",
                (row, n) -> intent(row, now),
                unit.batchId(),
                unit.unitNo());
    }

    @Override
    public void done(Claim claim, Intent intent, String resultSnapshot, List<ItemOutcome> recorded) {
        transaction.executeWithoutResult(status -> {
            outcomes.record(claim.unit(), recorded);
            settle(claim, intent, "DONE", resultSnapshot, null); // last, for it holds the unit's row
        });
    }

    @Override
    public void voided(Claim claim, Intent intent, String reason) {
        transaction.executeWithoutResult(status -> settle(claim, intent, "VOID", null, reason));
    }

    private void settle(Claim claim, Intent intent, String state, @Nullable String snapshot, @Nullable String detail) {
        requireClaim(claim);
        jdbc.update(
                """
                UPDATE intent SET state = ?, result_snapshot = ?, detail = ?
                WHERE batch_id = ? AND unit_no = ? AND intent_no = ? AND state = 'OPEN'
                """,
                state,
                snapshot,
                detail,
                claim.unit().batchId(),
                claim.unit().unitNo(),
                intent.intentNo());
    }

    private void requireClaim(Claim claim) {
        outcomes.requireCurrent(claim.unit());
        long writer = writer(claim.unit());
        if (writer != claim.token()) {
            throw new StaleAttemptException("Unit " + claim.unit().unitNo() + " of batch "
                    + claim.unit().batchId() + " is written by somebody else by now (claim " + claim.token() + ", now "
                    + writer + ").");
        }
    }

    private static Intent intent(ResultSet row, OffsetDateTime now) throws SQLException {
        Duration settlesIn = Duration.between(now, row.getObject("settles_at", OffsetDateTime.class));
        Planned planned = new Planned(
                Kind.valueOf(row.getString("kind")),
                row.getString("target_id"),
                row.getString("expected_snapshot"),
                row.getInt("page_no"),
                row.getInt("target_position"),
                read(row.getString("uris")),
                Duration.ZERO);
        return new Intent(row.getLong("intent_no"), planned, settlesIn);
    }

    private static String write(List<String> uris) {
        try {
            return JSON.writeValueAsString(uris);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> read(String uris) {
        try {
            return JSON.readValue(uris, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("intent.uris is not the JSON this ledger wrote: " + uris, e);
        }
    }
}
