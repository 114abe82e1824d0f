package io.segue.batch.schedule;

import io.segue.batch.InvalidDefinitionException;
import io.segue.batch.JobDefinitions;
import io.segue.batch.JobDefinitions.JobText;
import io.segue.batch.ledger.ScheduledJobStore.JobRow;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The schedules that the definitions in force say, each text read once. Safe for use by several threads. */
@Component
class DefinitionsInForce {

    private static final Logger log = LoggerFactory.getLogger(DefinitionsInForce.class);

    private final JobDefinitions definitions;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    DefinitionsInForce(JobDefinitions definitions) {
        this.definitions = definitions;
    }

    private record Known(JobRow row, Optional<Schedule> schedule) {
        boolean of(JobRow other) {
            return row.equals(other)
                    || other.definition() != null
                            && other.definition().equals(row.definition())
                            && other.zone() != null
                            && other.zone().equals(row.zone());
        }
    }

    /** The job's schedule; none where no definition is in force, or it was valid in an earlier version only. */
    Optional<Schedule> schedule(JobRow job) {
        return known.compute(job.name(), (name, before) -> before != null && before.of(job) ? before : read(job))
                .schedule();
    }

    private Known read(JobRow job) {
        ZoneId zone = job.zone();
        if (job.definition() == null || zone == null) {
            return new Known(job, Optional.empty());
        }
        try {
            return new Known(job, Schedule.of(definitions.outline(text(job))).map(schedule -> schedule.in(zone)));
        } catch (InvalidDefinitionException e) {
            log.error(
                    "The definition of job {} that is in force is not valid any more: {}", job.name(), e.getMessage());
            return new Known(job, Optional.empty());
        }
    }

    /** What is launched: the definition in force or, for a job without a schedule, its file as it is. */
    JobText text(JobRow job) {
        return job.definition() == null
                ? definitions.text(job.file())
                : new JobText(job.file(), job.name(), job.definition());
    }
}
