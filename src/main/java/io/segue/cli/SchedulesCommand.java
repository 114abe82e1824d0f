package io.segue.cli;

import io.segue.batch.ScheduledJob;
import io.segue.batch.ScheduledJob.Plan;
import io.segue.batch.ScheduledRun;
import io.segue.batch.ScheduledRun.State;
import io.segue.batch.Schedules;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code segue schedules}: what is due when, and what became of what was due. */
@Command(
        name = "schedules",
        description = "Lists scheduled jobs, when they are due next, and what became of their runs.")
final class SchedulesCommand implements Callable<Integer> {

    static final String START_ONE = "Start one: segue serve";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter TO_THE_SECOND =
            DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final Session session;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--job",
            paramLabel = "JOB",
            converter = JobName.Converter.class,
            description = "Only this job, and more of its runs.")
    private @Nullable JobName job;

    @Option(names = "--limit", paramLabel = "N", description = "How many runs of each job at most (3; 30 with --job).")
    private @Nullable Integer limit;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    SchedulesCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Schedules schedules = session.schedules(false);
        PrintWriter out = spec.commandLine().getOut();
        List<ScheduledJob> jobs = schedules.jobs().stream()
                .filter(known -> job == null || known.name().equals(job.name()))
                .toList();
        if (jobs.isEmpty()) {
            out.println(
                    job == null
                            ? "No job has a schedule; docs/schedules.md says how to give it one."
                            : "Job " + job + " has no schedule.");
        }
        int most = limit != null ? limit : job == null ? 3 : 30;
        for (ScheduledJob known : jobs) {
            print(known, out);
            ZoneId zone = zone(known);
            schedules.runs(known.name(), most).forEach(run -> out.println(line(run, zone)));
        }
        if (jobs.isEmpty() && job != null) {
            schedules.runs(job.name(), most).forEach(run -> out.println(line(run, ZoneId.systemDefault())));
        }
        if (!schedules.served()) {
            out.println("No service is running: nothing is launched by schedule. " + START_ONE);
        }
        return 0;
    }

    private static void print(ScheduledJob job, PrintWriter out) {
        Plan plan = job.plan();
        if (plan == null) {
            out.println(job.name() + "  not scheduled");
        } else {
            String next = plan.next() == null ? "never again" : "next " + time(plan.next(), plan.zone());
            out.println(job.name() + "  " + plan.cron() + "  " + plan.zone() + "  "
                    + (job.pausedAt() == null ? next : "would be " + next));
        }
        if (job.pausedAt() != null) {
            out.println("    PAUSED since " + time(job.pausedAt(), zone(job)) + " by " + job.pausedBy()
                    + "; go on with: segue resume " + job.name());
        }
        job.remarks().forEach(remark -> out.println("    " + remark));
    }

    private static ZoneId zone(ScheduledJob job) {
        return job.plan() == null ? ZoneId.systemDefault() : job.plan().zone();
    }

    /** One run in a line: due, why, how it stands, its batch, what there is to say. */
    static String line(ScheduledRun run, ZoneId zone) {
        String state = run.state() == State.ENDED && run.outcome() != null
                ? run.outcome().name()
                : run.state().name();
        String line = String.format(
                Locale.ROOT,
                "    %-23s  %-8s  %-11s  %s%s",
                time(run.due(), zone),
                run.cause().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                state,
                run.batchId() == null ? "" : run.batchId() + "  ",
                run.reason() == null ? "" : run.reason());
        return line.stripTrailing();
    }

    private static String time(Instant instant, ZoneId zone) {
        ZonedDateTime time = instant.atZone(zone);
        return (time.getSecond() == 0 ? TIME : TO_THE_SECOND).format(time);
    }
}
