package io.segue.batch.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The {@code schedule} section of job files. It begins at line 4. */
class ScheduleKeysTest {

    @TempDir
    private Path folder;

    private Project project;

    @BeforeEach
    void createProject() {
        project = new Project(folder);
    }

    private List<String> problems(String... lines) {
        return project.problems(Project.MINIMAL + "schedule:\n  " + String.join("\n  ", lines) + "\n");
    }

    @Test
    void takesEverythingThereIs() {
        assertThat(problems(
                        "cron: [0 18 * * FRI, '@daily', '0 30 9 ? * MON#1']",
                        "zone: Europe/Berlin",
                        "overlap: queue",
                        "queue: 3",
                        "catchUp: {policy: all, window: 12h}",
                        "jitter: 90s"))
                .isEmpty();
        assertThat(problems("cron: 0 3 * * *", "catchUp: none")).isEmpty();
    }

    @Test
    void tellsWhatIsWrongByLine() {
        assertThat(problems("zone: Berlin", "overlap: wait", "queue: 3", "catchUp: some", "jitter: 10"))
                .hasSize(6)
                .anyMatch(problem -> problem.equals("5: 'schedule.cron' is missing."))
                .anyMatch(problem -> problem.startsWith("5: schedule.zone: there is no time zone 'Berlin'."))
                .anyMatch(
                        problem -> problem.startsWith("6: schedule.overlap: expected one of skip, queue, found 'wait'"))
                .anyMatch(problem -> problem.startsWith("7: schedule.queue: belongs to 'overlap: queue' alone"))
                .anyMatch(problem -> problem.startsWith("8: schedule.catchUp: expected one of none, last, all"))
                .anyMatch(problem -> problem.startsWith("9: schedule.jitter: '10' is no time"));
    }

    @Test
    void knowsNoOtherKeys() {
        assertThat(problems("cron: 0 3 * * *", "timezone: UTC", "catchUp: {policy: all, windows: 1d}"))
                .containsExactly(
                        "6: unknown key 'schedule.timezone'. Valid keys here: catchUp, cron, jitter, overlap, queue, zone.",
                        "7: unknown key 'schedule.catchUp.windows'. Valid keys here: policy, window.");
    }

    @Test
    void aScheduleIsNoPartOfABatchsIdentity() {
        String without = DefinitionStorage.identity(project.load(Project.MINIMAL));

        String with = DefinitionStorage.identity(project.load(Project.MINIMAL + "schedule:\n  cron: 0 3 * * *\n"));

        assertThat(with).isEqualTo(without);
    }
}
