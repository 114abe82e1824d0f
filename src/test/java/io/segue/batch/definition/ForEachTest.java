package io.segue.batch.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.segue.batch.JobDefinition;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForEachTest {

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void createProject() {
        project = new Project(folder);
    }

    @Test
    void aJobFileBecomesOneDefinitionForEachFile() {
        project.input("input/libraries/alice.csv");
        project.input("input/libraries/bob.csv");

        List<JobDefinition> jobs = loadAll("""
                type: fake
                forEach: {files: input/libraries/*.csv}
                description: of ${each.name}, ${date}
                input: {files: '${each}'}
                output: {directory: 'reports/${each.name}'}
                """);

        assertThat(jobs).extracting(JobDefinition::name).containsExactly("job@alice", "job@bob");
        assertThat(jobs)
                .extracting(JobDefinition::description)
                .containsExactly("of alice, 2026-11-22", "of bob, 2026-11-22");
        assertThat(jobs.get(1).inputs()).containsExactly(project.folder.resolve("input/libraries/bob.csv"));
        assertThat(jobs.get(1).output().directory()).isEqualTo(Path.of("reports/bob"));
    }

    @Test
    void aJobFileWithoutItIsOneDefinition() {
        assertThat(loadAll(Project.MINIMAL)).extracting(JobDefinition::name).containsExactly("job");
    }

    @Test
    void filesOfOneNameAreToldApartByTheirFolders() {
        project.input("input/alice/library.csv");
        project.input("input/bob/library.csv");

        assertThat(loadAll(Project.MINIMAL + "forEach: {files: 'input/*/library.csv'}\n"))
                .extracting(JobDefinition::name)
                .containsExactly("job@alice-library", "job@bob-library");
    }

    @Test
    void valuesAreNamedSoThatTheyFitIntoAPath() {
        assertThat(loadAll(Project.MINIMAL + "forEach: {values: ['../up/and away', ünï]}\n"))
                .extracting(JobDefinition::name)
                .containsExactly("job@..-up-and-away", "job@ünï");
    }

    @Test
    void aNameThatWouldNotFitIntoTheLedgerIsShortenedAndStaysItsOwn() {
        String long1 = "a".repeat(120) + "1";
        String long2 = "a".repeat(120) + "2";

        List<JobDefinition> jobs = loadAll(Project.MINIMAL + "forEach: {values: [" + long1 + ", " + long2 + "]}\n");

        assertThat(jobs)
                .extracting(JobDefinition::name)
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void batchesThatRunSideBySideShareTheWindow() {
        String text = Project.MINIMAL + "window: 9\nforEach: {accounts: [alice, bob, carol], together: 2%s}\n";

        List<JobDefinition> fair = loadAll(text.formatted(""));
        List<JobDefinition> unfair = loadAll(text.formatted(", fairShare: false"));

        assertThat(fair).extracting(JobDefinition::window).containsOnly(4);
        assertThat(fair).extracting(JobDefinition::together).containsOnly(2);
        assertThat(unfair).extracting(JobDefinition::window).containsOnly(9);
        assertThat(project.storedAndReadBack(fair.get(0)).window()).isEqualTo(4);
    }

    @Test
    void howManyRunTogetherDoesNotMakeAnotherBatch() {
        String text = Project.MINIMAL + "forEach: {values: [alice], together: %d}\n";

        assertThat(DefinitionStorage.identity(loadAll(text.formatted(1)).get(0)))
                .isEqualTo(DefinitionStorage.identity(loadAll(text.formatted(4)).get(0)));
    }

    @Test
    void overridesReachBothTheValuesAndWhatIsMadeOfThem() {
        project.job(Project.MINIMAL + "forEach: {values: [alice, bob]}\ndescription: ${each}\n");

        assertThat(project.reader.loadAll(Path.of("jobs/job.yaml"), Map.of("forEach.values", "[carol]", "window", "2")))
                .singleElement()
                .satisfies(job -> assertThat(job.description()).isEqualTo("carol"))
                .satisfies(job -> assertThat(job.window()).isEqualTo(2));
    }

    @Test
    void aTypedFileMayLieAnywhere(@TempDir Path elsewhere) throws Exception {
        Path file = java.nio.file.Files.writeString(elsewhere.resolve("dora.csv"), "a row");
        project.job("type: fake\ninput: {files: '${each}'}\nforEach: {files: input/a.csv}\n");

        assertThat(project.reader
                        .loadAll(Path.of("jobs/job.yaml"), Map.of("forEach.files", elsewhere + "/*.csv"))
                        .get(0)
                        .inputs())
                .containsExactly(file);
    }

    @Test
    void nothingToExpandOverIsAnErrorUnlessItIsSaidToBeAllRight() {
        assertThat(problems(Project.MINIMAL + "forEach: {files: 'input/none/*.csv'}\n"))
                .containsExactly("4: forEach.files: no file matches 'input/none/*.csv' in " + project.folder + ".");
        assertThat(loadAll(Project.MINIMAL + "forEach: {files: 'input/none/*.csv', whenEmpty: nothing}\n"))
                .isEmpty();
        assertThat(loadAll(Project.MINIMAL + "forEach: {values: [], whenEmpty: nothing}\n"))
                .isEmpty();
    }

    @Test
    void aProblemOfAllIsToldOnceAndThatOfOneWithItsValue() {
        project.input("input/alice.csv");

        assertThat(problems("""
                type: fake
                colour: red
                forEach: {values: [alice, bob]}
                input: {files: 'input/${each}.csv'}
                """))
                .containsExactly(
                        "2: unknown key 'colour'. Valid keys here: atomicity, date, description, forEach, input, notify, output,"
                                + " schedule, target, type, user, window.",
                        "4: input.files: there is no file 'input/bob.csv' in " + project.folder + ".");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "forEach: {}|4: forEach.files: 'forEach' expands over one of files, accounts, values, found none.",
                "forEach: [a]|4: forEach: expected a section, found a list.",
                "forEach: {values: [a], files: b}|4: forEach.values: 'forEach' expands over one of files, accounts, values,"
                        + " found files and values.",
                "forEach: {values: []}|4: forEach.values: there is nothing to expand over. Name values, or say 'whenEmpty: nothing'.",
                "forEach: {values: [a, a]}|4: forEach.values: 'a' is listed twice.",
                "forEach: {values: ['']}|4: forEach.values: a value is empty.",
                "forEach: {values: [a b, a/b]}|4: forEach.values: 'a b' and 'a/b' would both be called 'a-b'. Rename one of them.",
                "forEach: {values: [a], together: 0}|4: forEach.together: expected a whole number from 1 to 64, found '0'.",
                "forEach: {values: [a], window: 1}|4: unknown key 'forEach.window'. Valid keys here: accounts, fairShare, files,"
                        + " together, values, whenEmpty.",
                "forEach: {files: ../up/*.csv}|4: forEach.files: no file matches '../up/*.csv' in {project}."
            })
    void namesTheLineOfAProblemAndTheRemedy(String below, String message) {
        assertThat(problems(Project.MINIMAL + below + "\n"))
                .containsExactly(message.replace("{project}", project.folder.toString()));
    }

    @Test
    void variablesOfItMeanNothingElsewhere() {
        assertThat(problems(Project.MINIMAL + "description: ${each}\n"))
                .containsExactly("4: unknown variable ${each} only means something in a job with a section 'forEach'.");
        assertThat(problems(Project.MINIMAL + "forEach: {values: [a]}\ndescription: ${each.size}\n"))
                .containsExactly("5: unknown variable ${each.size}. Valid: ${each}, ${each.name}.");
    }

    @Test
    void whoNeedsOneDefinitionIsToldThatThereAreSeveral() {
        Path job = project.job(Project.MINIMAL + "forEach: {values: [a, b]}\n");

        assertThat(Project.problems(() -> project.reader.load(job, Map.of())))
                .containsExactly("1: stands for 2 jobs ('forEach'), where one is needed.");
    }

    private List<JobDefinition> loadAll(String text) {
        return project.reader.loadAll(project.job(text), Map.of());
    }

    private List<String> problems(String text) {
        Path job = project.job(text);
        return Project.problems(() -> project.reader.loadAll(job, Map.of()));
    }
}
