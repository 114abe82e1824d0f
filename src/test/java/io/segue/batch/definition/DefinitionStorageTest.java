package io.segue.batch.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.segue.batch.JobDefinition;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinitionStorageTest {

    private static final String FULL = """
            type: fake
            description: "Ünïcode \\" 🎧 and a ${date}"
            input: {files: [input/a.csv, input/*.csv], format: lines, pick: newest}
            target: {word: hello, number: 0.5, flag: true, collection: input/a.csv}
            atomicity: {policy: threshold, tolerate: 2.5%, onBreach: keep, onCancel: keep}
            window: 3
            output: {directory: reports, formats: [csv]}
            """;

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void createProject() {
        project = new Project(folder);
    }

    private String identity(String text) {
        return DefinitionStorage.identity(project.load(text));
    }

    @Test
    void readsBackTheDefinitionItStored() {
        JobDefinition job = project.load(FULL);

        JobDefinition again = project.storedAndReadBack(job);

        assertThat(again).usingRecursiveComparison().ignoringFields("root").isEqualTo(job);
        assertThat(DefinitionStorage.json(again)).isEqualTo(DefinitionStorage.json(job));
        assertThat(DefinitionStorage.identity(again)).isEqualTo(DefinitionStorage.identity(job));
    }

    @Test
    void needsNoFilesToReadBack() throws Exception {
        JobDefinition job = project.load(FULL);
        java.nio.file.Files.delete(project.folder.resolve("input/a.csv"));

        assertThat(project.storedAndReadBack(job).inputs()).isEqualTo(job.inputs());
    }

    @Test
    void keepsTheDayOfTheBatch() {
        assertThat(project.storedAndReadBack(project.load(FULL)).description()).contains("2026-11-22");
    }

    @Test
    void doesNotDependOnTheOrderOfKeys() {
        assertThat(identity("window: 3\ninput:\n  format: lines\n  files: input/a.csv\ntype: fake\n"))
                .isEqualTo(identity("type: fake\ninput:\n  files: input/a.csv\n  format: lines\nwindow: 3\n"));
    }

    @Test
    void doesNotDependOnWhereReportsGo() {
        assertThat(identity(Project.MINIMAL + "output: {directory: here}\n"))
                .isEqualTo(identity(Project.MINIMAL + "output: {directory: there, formats: [csv]}\n"))
                .isEqualTo(identity(Project.MINIMAL));
    }

    @Test
    void dependsOnEverythingElse() {
        assertThat(identity(Project.MINIMAL + "window: 3\n")).isNotEqualTo(identity(Project.MINIMAL));
        assertThat(identity(Project.MINIMAL + "target: {word: a}\n"))
                .isNotEqualTo(identity(Project.MINIMAL + "target: {word: b}\n"));
    }

    @Test
    void isTheSameWrittenInAFileOrSetOnTheCommandLine() {
        assertThat(DefinitionStorage.identity(project.load(Project.MINIMAL, Map.of("window", "3"))))
                .isEqualTo(identity(Project.MINIMAL + "window: 3\n"));
    }
}
