package io.segue.batch.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.segue.batch.Atomicity;
import io.segue.batch.Atomicity.Policy;
import io.segue.batch.Atomicity.Remainder;
import io.segue.batch.Atomicity.Tolerance;
import io.segue.batch.InvalidDefinitionException;
import io.segue.batch.JobDefinition;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class JobFileReaderTest {

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void createProject() {
        project = new Project(folder);
    }

    @Test
    void readsEveryKeyOfAFullJobFile() {
        JobDefinition job = project.load("""
                type: fake
                description: All there is
                input:
                  files: [input/a.csv]
                  format: lines
                  pick: all
                target: {word: hello, number: 0.5, flag: true, collection: input/a.csv}
                atomicity:
                  policy: threshold
                  tolerate: 5%
                  onBreach: keep
                  onCancel: keep
                window: 3
                output:
                  directory: reports
                  formats: [csv, tape]
                """);

        assertThat(job.name()).isEqualTo("job");
        assertThat(job.type()).isEqualTo("fake");
        assertThat(job.description()).isEqualTo("All there is");
        assertThat(job.folder()).isEqualTo(project.folder);
        assertThat(job.inputs()).containsExactly(project.folder.resolve("input/a.csv"));
        assertThat(job.format()).isEqualTo("lines");
        assertThat(job.atomicity())
                .isEqualTo(new Atomicity(Policy.THRESHOLD, new Tolerance.Percent(5), Remainder.KEEP, Remainder.KEEP));
        assertThat(job.window()).isEqualTo(3);
        assertThat(job.output()).isEqualTo(new JobDefinition.Output(Path.of("reports"), List.of("csv", "tape")));
    }

    @Test
    void fillsInWhatAMinimalJobFileLeavesOut() {
        JobDefinition job = project.load(Project.MINIMAL);

        assertThat(job.description()).isEmpty();
        assertThat(job.format()).isEqualTo("auto");
        assertThat(job.window()).isEqualTo(16);
        assertThat(job.atomicity())
                .isEqualTo(new Atomicity(Policy.BEST_EFFORT, null, Remainder.KEEP, Remainder.COMPENSATE));
        assertThat(job.output().directory()).isEqualTo(Path.of("output"));
        assertThat(job.output().wants("anything")).isTrue();
    }

    @Test
    void aNamedDateIsWhatVariablesStandForAndPartOfTheIdentity() {
        String text = Project.MINIMAL + "description: as of ${date}\n";
        JobDefinition friday = project.load(text, Map.of("date", "2026-11-27"));

        assertThat(friday.description()).isEqualTo("as of 2026-11-27");
        assertThat(friday.date()).contains(LocalDate.parse("2026-11-27"));
        assertThat(project.storedAndReadBack(friday).date()).isEqualTo(friday.date());
        assertThat(DefinitionStorage.identity(friday))
                .isNotEqualTo(DefinitionStorage.identity(project.load(text, Map.of("date", "2026-12-04"))));
    }

    @Test
    void onlyATypeThatAsksForItMakesABatchOfEveryDay() {
        assertThat(project.load(Project.MINIMAL).date()).isEmpty();
        assertThat(project.load(Project.MINIMAL + "target: {daily: true}\n").date())
                .contains(LocalDate.parse("2026-11-22"));
    }

    @Test
    void readsListsOfSections() {
        assertThat(project.problems(Project.MINIMAL + "target:\n  steps:\n    - word: a\n    - wort: b\n"))
                .containsExactly(
                        "7: 'target.steps[2].word' is missing.",
                        "7: unknown key 'target.steps[2].wort'. Valid keys here: word.");
        assertThat(project.problems(Project.MINIMAL + "target:\n  steps: [a]\n"))
                .containsExactly("5: target.steps: expected a list of sections, found a list.");
    }

    /** Each row: the lines below a minimal job file, the problem's line and its message. */
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/batch/job-file-problems.tsv", delimiter = '\t', numLinesToSkip = 1)
    void namesTheLineOfAProblemAndTheRemedy(String below, int line, String message) {
        assertThat(project.problems(Project.MINIMAL + below.replace("\\n", "\n")))
                .containsExactly(line + ": " + message.replace("{project}", project.folder.toString()));
    }

    @Test
    void tellsAllProblemsAtOnce() {
        assertThat(project.problems("""
                type: fake
                colour: red
                input:
                  files: input/none.csv
                  pick: some
                window: 0
                """))
                .hasSize(4)
                .satisfies(problems -> assertThat(String.join("\n", problems)).contains("2: ", "4: ", "5: ", "6: "));
    }

    @Test
    void namesWhatIsMissing() {
        assertThat(project.problems("description: nothing else\n"))
                .containsExactly("1: 'type' is missing.", "1: 'input' is missing.", "1: 'input.files' is missing.");
    }

    @Test
    void asksForAListOfFilesOnceWhenItIsNone() {
        assertThat(project.problems("type: fake\ninput:\n  files: {a: b}\n"))
                .containsExactly("3: input.files: expected a text or a list of texts, found a section.");
        assertThat(project.problems("type: fake\ninput:\n  files: []\n"))
                .containsExactly("3: 'input.files' is missing.");
    }

    @Test
    void namesTheTypesThereAre() {
        assertThat(project.problems("type: fuke\ninput:\n  files: input/a.csv\n"))
                .containsExactly("1: type: there is no job type 'fuke'. Available: fake.");
    }

    @ParameterizedTest
    @CsvSource({"0, COUNT, 0", "20, COUNT, 20", "0%, PERCENT, 0", "2.5%, PERCENT, 2.5", "100%, PERCENT, 100"})
    void readsTolerancesAsCountsOrPercentages(String text, String kind, double most) {
        Atomicity atomicity = project.load(
                        Project.MINIMAL + "atomicity:\n  policy: threshold\n  tolerate: " + text + "\n")
                .atomicity();

        assertThat(atomicity.tolerance())
                .isEqualTo(kind.equals("COUNT") ? new Tolerance.Count((long) most) : new Tolerance.Percent(most));
        assertThat(atomicity.onBreach()).isEqualTo(Remainder.COMPENSATE);
    }

    @Test
    void definesOnTheSpotLikeAFileWould() {
        JobDefinition job = project.reader.of(
                "import",
                Map.of(
                        "type",
                        "fake",
                        "input",
                        Map.of("files", List.of(project.input("input/b.csv").toString()))));

        assertThat(job.name()).isEqualTo("import");
        assertThat(job.inputs()).containsExactly(project.folder.resolve("input/b.csv"));
    }

    @Test
    void refusesANameTooLongForTheLedger() {
        Path job = project.write("jobs/" + "n".repeat(101) + ".yaml", Project.MINIMAL.getBytes());

        assertThat(Project.problems(() -> project.reader.load(job, Map.of())))
                .containsExactly("1: the job's name is 101 characters long; at most 100 fit. Rename the file.");
    }

    @Test
    void findsAJobFileBelowTheProjectFromAnywhere() {
        project.job(Project.MINIMAL);

        assertThat(project.reader.load(Path.of("jobs/job.yaml"), Map.of()).name())
                .isEqualTo("job");
    }

    @Test
    void listsJobFilesByName() {
        project.job(Project.MINIMAL);
        project.write("jobs/another.yml", Project.MINIMAL.getBytes());
        project.write("jobs/notes.txt", new byte[0]);

        assertThat(project.reader.files())
                .extracting(file -> file.getFileName().toString())
                .containsExactly("another.yml", "job.yaml");
    }

    @Test
    void saysThatThereIsNoSuchJobFile() {
        assertThatThrownBy(() -> project.reader.load(Path.of("jobs/none.yaml"), Map.of()))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("jobs/none.yaml:1: there is no such file");
    }

    @Test
    void replacesDates() {
        project.input("input/2026-11-22.csv");
        project.input("input/20261122.csv");

        assertThat(project.load("type: fake\ninput:\n  files: ['input/${date}.csv', 'input/${date:yyyyMMdd}.csv']\n")
                        .inputs())
                .extracting(file -> file.getFileName().toString())
                .containsExactly("2026-11-22.csv", "20261122.csv");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "${day}|unknown variable ${day}. Valid: ${date}, ${date:yyyyMMdd}.",
                "${date:HH}|'HH' is no date format: ",
                "${date:b}|'b' is no date format: ",
                "${date|unknown variable ${date. Valid: ${date}, ${date:yyyyMMdd}."
            })
    void refusesVariablesItDoesNotKnow(String variable, String message) {
        assertThat(project.problems(Project.MINIMAL + "description: " + variable + "\n"))
                .singleElement()
                .asString()
                .startsWith("4: " + message);
    }
}
