package io.segue.batch.schedule;

import io.segue.batch.InvalidDefinitionException;
import io.segue.batch.JobDefinitions;
import io.segue.batch.JobDefinitions.JobText;
import io.segue.batch.ScheduledJob;
import io.segue.batch.ScheduledJob.Plan;
import io.segue.batch.ledger.ScheduledJobStore;
import io.segue.batch.ledger.ScheduledJobStore.JobRow;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An overview of scheduled jobs: what is in force, and where the job files say something else. */
@Component
class ScheduledJobs {

    private final JobDefinitions definitions;
    private final ScheduledJobStore jobs;
    private final DefinitionsInForce inForce;
    private final Clock clock;

    ScheduledJobs(JobDefinitions definitions, ScheduledJobStore jobs, DefinitionsInForce inForce, Clock clock) {
        this.definitions = definitions;
        this.jobs = jobs;
        this.inForce = inForce;
        this.clock = clock;
    }

    List<ScheduledJob> all() {
        Map<String, ScheduledJob> all = new TreeMap<>();
        jobs.all().stream()
                .filter(row -> row.definition() != null || row.remark() != null || row.pausedAt() != null)
                .forEach(row -> all.put(row.name(), job(row)));
        for (Path file : definitions.files()) {
            unread(file, all);
        }
        return List.copyOf(all.values());
    }

    private ScheduledJob job(JobRow row) {
        Optional<Schedule> schedule = inForce.schedule(row);
        Plan plan = schedule.isEmpty() || row.inForceSince() == null
                ? null
                : new Plan(
                        schedule.get().cron(),
                        schedule.get().clock(),
                        schedule.get().next(clock.instant()).orElse(null),
                        row.inForceSince());
        return new ScheduledJob(row.name(), row.file(), plan, row.pausedAt(), row.pausedBy(), remarks(row, plan));
    }

    private static List<String> remarks(JobRow row, @Nullable Plan plan) {
        List<String> remarks = new ArrayList<>();
        if (row.definition() != null && plan == null) {
            remarks.add("the definition in force is not valid in this version of Segue; nothing is launched");
        }
        if (row.remark() != null) {
            if (plan != null) {
                remarks.add("the definition of " + Spans.time(plan.since(), plan.zone()) + " is in force, because:");
            }
            row.remark().lines().forEach(remarks::add);
        }
        return remarks;
    }

    /** A file that says something no service has read. */
    private void unread(Path file, Map<String, ScheduledJob> all) {
        Path shown = JobFolder.shown(file);
        ScheduledJob known = null;
        try {
            JobText text = JobFolder.read(definitions, file);
            known = all.get(text.name());
            JobRow row = known == null ? null : jobs.find(text.name()).orElse(null);
            if (row != null && (text.text().equals(row.definition()) || !shown.equals(row.file()))) {
                return;
            }
            Optional<Schedule> schedule = Schedule.of(definitions.outline(text));
            if (known != null && known.plan() != null) {
                all.put(
                        known.name(),
                        with(known, shown + " has changed since; a running service takes it up within seconds"));
            } else if (schedule.isPresent()) {
                String said = schedule.get().cron() + " ("
                        + schedule.get().in(ZoneId.systemDefault()).clock() + ")";
                ScheduledJob job = known == null
                        ? new ScheduledJob(text.name(), shown, null, null, null, List.of())
                        : new ScheduledJob(text.name(), shown, null, known.pausedAt(), known.pausedBy(), List.of());
                all.put(text.name(), with(job, "not in force yet: no service has read " + said));
            }
        } catch (InvalidDefinitionException e) {
            if (known != null && known.remarks().isEmpty()) {
                all.put(known.name(), with(known, String.valueOf(e.getMessage())));
            }
        }
    }

    private static ScheduledJob with(ScheduledJob job, String remark) {
        List<String> remarks = new ArrayList<>(job.remarks());
        remarks.add(remark);
        return new ScheduledJob(job.name(), job.file(), job.plan(), job.pausedAt(), job.pausedBy(), remarks);
    }
}
