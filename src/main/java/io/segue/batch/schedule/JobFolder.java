package io.segue.batch.schedule;

import io.segue.batch.InvalidDefinitionException;
import io.segue.batch.JobDefinitions;
import io.segue.batch.JobDefinitions.JobText;
import io.segue.batch.ledger.ScheduledJobStore;
import io.segue.batch.ledger.ScheduledJobStore.JobRow;
import io.segue.batch.ledger.ScheduledRunStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Keeps the definitions in force in step with the job files, told apart by content. A file that is not valid leaves the definition before
 * it in force; a file is believed to be gone when it is missing twice in a folder that is there. For one thread.
 */
@Component
class JobFolder {

    private static final Logger log = LoggerFactory.getLogger(JobFolder.class);

    private final JobDefinitions definitions;
    private final ScheduledJobStore jobs;
    private final ScheduledRunStore runs;
    private final Reckoning reckoning;
    private final Clock clock;
    private final Path folder;

    /** By job, the text that was looked at last and led to no change: it is not valid, or has no schedule. */
    private final Map<String, String> seen = new HashMap<>();

    private Set<String> missing = new HashSet<>();

    JobFolder(
            JobDefinitions definitions,
            ScheduledJobStore jobs,
            ScheduledRunStore runs,
            Reckoning reckoning,
            Clock clock,
            @Value("${segue.project}") Path project) {
        this.definitions = definitions;
        this.jobs = jobs;
        this.runs = runs;
        this.reckoning = reckoning;
        this.clock = clock;
        this.folder = project.resolve("jobs");
    }

    /** A job file below the project's folder, as people call it. */
    static Path shown(Path file) {
        return Path.of("jobs", file.getFileName().toString());
    }

    /** A job file's text, called as people call it. */
    static JobText read(JobDefinitions definitions, Path file) {
        return new JobText(shown(file), name(file), definitions.text(file).text());
    }

    /** Takes up what has changed since the last look. */
    void look() {
        List<Path> files;
        try {
            files = definitions.files();
        } catch (InvalidDefinitionException e) {
            log.warn("The job files cannot be listed, so what is in force stays: {}", e.getMessage());
            return;
        }
        if (!Files.isDirectory(folder)) {
            log.warn("There is no folder {}, so what is in force stays.", folder);
            return;
        }
        Map<String, JobRow> rows = new HashMap<>();
        jobs.all().forEach(row -> rows.put(row.name(), row));
        Map<String, List<Path>> present = new TreeMap<>();
        files.forEach(file ->
                present.computeIfAbsent(name(file), name -> new ArrayList<>()).add(file));
        present.forEach((name, same) -> look(name, same, rows.get(name)));
        withdraw(rows, present.keySet());
    }

    private void look(String name, List<Path> same, @Nullable JobRow row) {
        Path shown = shown(same.get(0));
        String clash = same.size() == 1
                ? null
                : shown(same.get(1)) + ": " + shown + " has the same name and is the one that counts. Rename it.";
        try {
            JobText text = read(definitions, same.get(0));
            if (row != null && text.text().equals(row.definition())) {
                remark(row, clash);
                seen.remove(name);
            } else if (!text.text().equals(seen.get(name))) {
                seen.put(name, text.text());
                changed(text, row);
            }
        } catch (InvalidDefinitionException e) {
            remark(row, e.getMessage());
        }
    }

    private void changed(JobText text, @Nullable JobRow row) {
        Optional<Schedule> schedule;
        try {
            schedule = Schedule.of(definitions.outline(text));
        } catch (InvalidDefinitionException e) {
            if (row == null && text.text().contains(ScheduleSection.NAME + ":")) {
                jobs.register(text.name(), text.file()); // it means to be scheduled: say why it is not
                row = jobs.find(text.name()).orElseThrow();
            }
            remark(row, e.getMessage());
            return;
        }
        if (schedule.isPresent()) {
            ZoneId zone = schedule.get().in(ZoneId.systemDefault()).clock();
            jobs.register(text.name(), text.file());
            reckoning.accountAnd(text.name(), now -> jobs.enact(text.name(), text.file(), text.text(), zone, now));
            seen.remove(text.name());
            log.info(
                    "Job {} is scheduled: {} ({}).", text.name(), schedule.get().cron(), zone);
        } else if (row != null && row.definition() != null) {
            withdraw(row, row.file() + " has no schedule since " + Spans.time(clock.instant(), ZoneId.systemDefault()));
        } else if (row != null) {
            remark(row, null);
        }
    }

    private void withdraw(Map<String, JobRow> rows, Set<String> present) {
        Set<String> gone = new HashSet<>();
        for (JobRow row : rows.values()) {
            if (present.contains(row.name())) {
                continue;
            }
            gone.add(row.name());
            seen.remove(row.name());
            if (missing.contains(row.name()) && row.definition() != null) {
                withdraw(row, row.file() + " is gone since " + Spans.time(clock.instant(), ZoneId.systemDefault()));
            } else if (row.definition() == null
                    && row.remark() != null
                    && row.remark().startsWith(row.file() + ":")) {
                remark(row, null); // what was wrong with it went with it
            }
        }
        missing = gone;
    }

    private void withdraw(JobRow row, String reason) {
        reckoning.accountAnd(row.name(), now -> {
            runs.skipQueued(row.name(), reason);
            jobs.withdraw(row.name(), reason);
        });
        log.info("Job {} is not scheduled any more: {}.", row.name(), reason);
    }

    private void remark(@Nullable JobRow row, @Nullable String remark) {
        if (row != null && !Objects.equals(remark, row.remark())) {
            jobs.remark(row.name(), remark);
            if (remark != null) {
                log.warn("{}", remark);
            }
        }
    }

    private static String name(Path file) {
        String fileName = file.getFileName().toString();
        return fileName.substring(0, fileName.lastIndexOf('.'));
    }
}
