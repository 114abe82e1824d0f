package io.segue.cli;

import io.segue.batch.Batches.ProgressListener;
import java.io.PrintWriter;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows progress: a live bar with rate and time left on a terminal, a plain line now and then otherwise. */
abstract class ProgressDisplay implements ProgressListener, AutoCloseable {

    final PrintWriter err;

    private ProgressDisplay(PrintWriter err) {
        this.err = err;
    }

    static ProgressDisplay on(PrintWriter err) {
        return System.console() != null ? new Bar(err) : new Lines(err, "");
    }

    /** One of several on the same screen: plain lines that begin with a name. */
    static ProgressDisplay of(String name, PrintWriter err) {
        return new Lines(err, name + ": ");
    }

    @Override
    public void recognised(String file) {
        err.println(file);
        err.flush();
    }

    @Override
    public abstract void close();

    private static String label(Progress progress) {
        return switch (progress.phase()) {
            case "stage" -> "Reading";
            case "run" -> progress.summary() != null && progress.summary().waitUntil() != null ? "Waiting" : "Applying";
            case "report" -> "Reporting";
            case "wait" -> "Another process runs it";
            default -> progress.phase();
        };
    }

    private static final class Bar extends ProgressDisplay {

        private static final int MILLIS = 100;

        private @Nullable ProgressBar bar;
        private String phase = "";

        Bar(PrintWriter err) {
            super(err);
        }

        @Override
        public void recognised(String file) {
            close(); // the line would be written over
            super.recognised(file);
        }

        @Override
        public void progress(Progress progress) {
            ProgressBar current = bar;
            if (current == null || !phase.equals(progress.phase())) {
                close();
                phase = progress.phase();
                current = new ProgressBarBuilder()
                        .setTaskName(label(progress))
                        .setInitialMax(progress.total())
                        .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                        .setUpdateIntervalMillis(MILLIS)
                        .setUnit(" tracks", 1)
                        .showSpeed()
                        .build();
                bar = current;
            }
            current.maxHint(progress.total());
            current.stepTo(progress.done());
            current.setExtraMessage(label(progress).equals("Waiting") ? "waiting" : "");
        }

        @Override
        public void close() {
            if (bar != null) {
                bar.close();
                bar = null;
            }
        }
    }

    private static final class Lines extends ProgressDisplay {

        private static final long EVERY_NANOS = Duration.ofSeconds(2).toNanos();

        private final String before;
        private String phase = "";
        private String printed = "";
        private long printedAt;
        private long startedAt;

        Lines(PrintWriter err, String before) {
            super(err);
            this.before = before;
        }

        @Override
        public void recognised(String file) {
            super.recognised(before + file);
        }

        @Override
        public void progress(Progress progress) {
            long now = System.nanoTime();
            boolean begins = !phase.equals(progress.phase());
            if (!begins && now - printedAt < EVERY_NANOS) {
                return;
            }
            if (begins) {
                phase = progress.phase();
                startedAt = now;
            }
            printedAt = now;
            String line = line(progress, Duration.ofNanos(now - startedAt));
            if (!line.equals(printed)) {
                err.println(before + line);
                err.flush();
                printed = line;
            }
        }

        private static String line(Progress progress, Duration elapsed) {
            if (progress.phase().equals("report")) {
                return "Reporting";
            }
            String done =
                    progress.total() < 0 ? progress.done() + " rows" : progress.done() + " of " + progress.total();
            double perSecond = elapsed.toMillis() == 0 ? 0 : progress.done() * 1000.0 / elapsed.toMillis();
            String rate = perSecond < 1 ? "" : ", %.0f/s".formatted(perSecond);
            String left = progress.total() < 0 || perSecond < 1
                    ? ""
                    : ", %d s left".formatted((long) ((progress.total() - progress.done()) / perSecond));
            return label(progress) + ": " + done + rate + left;
        }

        @Override
        public void close() {}
    }
}
