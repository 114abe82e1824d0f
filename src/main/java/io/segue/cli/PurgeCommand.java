package io.segue.cli;

import io.segue.batch.Retention;
import io.segue.batch.Retention.PurgeRule;
import io.segue.batch.Retention.Purged;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code segue purge}: removes old batches. */
@Command(
        name = "purge",
        description = {
            "Removes batches that ended long ago: their rows, their output, and files that no batch needs any more. What later batches",
            "need to decide the same is kept. Batches with dead letters or uncertain rows stay unless told otherwise.",
            "Without --older-than, the configured age is taken (segue.retention.after)."
        })
final class PurgeCommand implements Callable<Integer> {

    private static final int DEFAULT_KEPT = 3;

    private final Session session;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--older-than",
            paramLabel = "AGE",
            converter = Age.class,
            description = "How long ago a batch must have ended, such as 90d or 12h.")
    private @Nullable Duration olderThan;

    @Option(
            names = "--keep-last",
            paramLabel = "N",
            description = "Of each job, keep this many of its latest batches however old (3, unless configured).")
    private @Nullable Integer keepLast;

    @Option(
            names = "--even-open",
            description = "Also batches with dead letters, uncertain rows or incomplete compensation.")
    private boolean evenOpen;

    @Option(names = "--dry-run", description = "Only tell what would be removed.")
    private boolean dryRun;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    PurgeCommand(Session session) {
        this.session = session;
    }

    static final class Age implements CommandLine.ITypeConverter<Duration> {
        @Override
        public Duration convert(String value) {
            try {
                return DurationStyle.detectAndParse(value);
            } catch (IllegalArgumentException e) {
                throw new CommandLine.TypeConversionException("'" + value + "' is no age; write it as 90d or 12h.");
            }
        }
    }

    @Override
    public Integer call() {
        Retention retention = session.retention();
        PurgeRule configured = retention.configured().orElse(null);
        Duration age = olderThan;
        if (age == null && configured != null) {
            age = configured.olderThan();
        }
        if (age == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "How old? Write --older-than 180d, or set segue.retention.after once and for all.");
        }
        PurgeRule rule = new PurgeRule(
                age,
                keepLast != null ? keepLast : configured == null ? DEFAULT_KEPT : configured.keepLast(),
                evenOpen || configured != null && configured.evenOpen());
        if (rule.olderThan().isNegative() || rule.keepLast() < 0) {
            throw new ParameterException(spec.commandLine(), "--older-than and --keep-last are not negative.");
        }
        print(retention.purge(rule, dryRun));
        return 0;
    }

    private void print(Purged purged) {
        PrintWriter out = spec.commandLine().getOut();
        purged.batches().forEach(out::println);
        out.printf(
                "%s %d batch(es) with %d row(s)%s%n",
                dryRun ? "Would remove" : "Removed",
                purged.batches().size(),
                purged.rows(),
                purged.files() == 0 ? "" : ", and " + purged.files() + " file(s) no batch needed");
        if (purged.open() > 0) {
            out.println(purged.open() + " more stay: somebody may still want to redrive or review them (--even-open)");
        }
        if (!purged.inUse().isEmpty()) {
            out.println("In use by another process: " + String.join(", ", purged.inUse()));
        }
        out.flush();
    }
}
