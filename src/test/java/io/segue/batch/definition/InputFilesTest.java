package io.segue.batch.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputFilesTest {

    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    private Project project;

    @BeforeEach
    void createProject() {
        project = new Project(folder);
    }

    private static String job(String files) {
        return "type: fake\ninput:\n  files: " + files + "\n";
    }

    private List<String> names(String files) {
        return project.load(job(files)).inputs().stream()
                .map(file -> project.folder.relativize(file).toString())
                .toList();
    }

    private Path outside(String name) throws IOException {
        return Files.writeString(elsewhere.toRealPath().resolve(name), "a row");
    }

    @Test
    void givesTheFilesOfAPatternByName() {
        project.input("input/c.csv");
        project.input("input/b.csv");
        project.input("input/b.txt");
        project.input("input/below/d.csv");

        assertThat(names("input/*.csv")).containsExactly("input/a.csv", "input/b.csv", "input/c.csv");
        assertThat(names("input/{b,c}.csv")).containsExactly("input/b.csv", "input/c.csv");
        assertThat(names("input/?.txt")).containsExactly("input/b.txt");
    }

    @Test
    void keepsTheOrderGivenAndNamesNoFileTwice() {
        project.input("input/b.csv");

        assertThat(names("[input/b.csv, input/*.csv]")).containsExactly("input/b.csv", "input/a.csv");
    }

    @Test
    void looksIntoFoldersAtAnyDepthWhereAskedTo() {
        project.input("input/below/d.csv");
        project.input("input/below/further/e.csv");

        assertThat(names("input/**/*.csv"))
                .containsExactly("input/a.csv", "input/below/d.csv", "input/below/further/e.csv");
        assertThat(names("input/*/d.csv")).containsExactly("input/below/d.csv");
    }

    @Test
    void meansTheFileOfThatNameWhereThereIsOne() {
        project.input("input/Best of [2024].csv");
        project.input("input/Best of 2.csv");

        assertThat(names("'input/Best of [2024].csv'")).containsExactly("input/Best of [2024].csv");
    }

    @Test
    void takesTheNewestMatchOfEachPattern() throws IOException {
        Path old = project.input("input/old.csv");
        Path recent = project.input("input/recent.csv");
        assertThat(old.toFile().setLastModified(1_000_000)).isTrue();
        assertThat(recent.toFile().setLastModified(3_000_000)).isTrue();
        assertThat(project.folder.resolve("input/a.csv").toFile().setLastModified(2_000_000))
                .isTrue();

        assertThat(project.load(job("input/*.csv") + "  pick: newest\n").inputs())
                .containsExactly(recent);
    }

    @Test
    void takesTheLastByNameOfEquallyNewMatches() {
        Path b = project.input("input/b.csv");
        assertThat(b.toFile().setLastModified(2_000_000)).isTrue();
        assertThat(project.folder.resolve("input/a.csv").toFile().setLastModified(2_000_000))
                .isTrue();

        assertThat(project.load(job("input/*.csv") + "  pick: newest\n").inputs())
                .containsExactly(b);
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(project.problems(job("input/none.csv")))
                .containsExactly("3: input.files: there is no file 'input/none.csv' in " + project.folder + ".");
        assertThat(project.problems(job("input/*.xml")))
                .containsExactly("3: input.files: no file matches 'input/*.xml' in " + project.folder + ".");
        assertThat(project.problems(job("none/*.csv")))
                .containsExactly("3: input.files: no file matches 'none/*.csv' in " + project.folder + ".");
        assertThat(project.problems(job("input")))
                .containsExactly("3: input.files: 'input' is a folder; name its files, for example 'input/*.csv'.");
        assertThat(project.problems(job("''"))).containsExactly("3: 'input.files' is missing.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'input/a[.csv'", "'input/{a.csv'", "\"input/a\\0.csv\""})
    void refusesWhatIsNoNameOrPattern(String files) {
        assertThat(project.problems(job(files)))
                .singleElement()
                .asString()
                .startsWith("3: input.files: '")
                .contains("is no file name or pattern");
    }

    @Test
    void refusesFilesOutsideTheProject() throws IOException {
        Path file = outside("x.csv");
        String upwards = project.folder.relativize(file).toString();
        Files.createSymbolicLink(project.folder.resolve("input/link.csv"), file);
        Files.createSymbolicLink(project.folder.resolve("input/linked"), file.getParent());

        for (String name : List.of(
                upwards,
                file.toString(),
                file.getParent() + "/*.csv",
                "input/link.csv",
                "input/linked/x.csv",
                "input/linked/*.csv")) {
            assertThat(project.problems(job(name)))
                    .as(name)
                    .singleElement()
                    .asString()
                    .startsWith("3: input.files: '" + name + "' lies outside the project folder " + project.folder);
        }
    }

    @Test
    void refusesAnyFileOutsideThatATypeNames() throws IOException {
        Path file = outside("x.csv");

        assertThat(project.problems(Project.MINIMAL + "target:\n  collection: " + file + "\n"))
                .singleElement()
                .asString()
                .contains("5: target.collection: '" + file + "' lies outside the project folder");
    }

    @Test
    void takesFilesFromAllowedFolders() throws IOException {
        Path file = outside("x.csv");
        Project open = new Project(folder, elsewhere);

        assertThat(open.load(job(file.toString())).inputs()).containsExactly(file);
    }

    @Test
    void goesThroughALinkToTheProjectItself() throws IOException {
        Path link = Files.createSymbolicLink(elsewhere.resolve("project"), project.folder);
        Project linked = new Project(link);

        assertThat(linked.load(job("input/a.csv")).inputs()).hasSize(1);
    }

    @Test
    void letsTheUserTypeAnyPath() throws IOException {
        Path file = outside("x.csv");
        Path other = outside("y.csv");

        assertThat(project.load(Project.MINIMAL, Map.of("input.files", file.toString()))
                        .inputs())
                .containsExactly(file);
        assertThat(project.load(Project.MINIMAL, Map.of("input.files", file.getParent() + "/*.csv"))
                        .inputs())
                .containsExactly(file, other);
    }

    @Test
    void remembersTypedPathsAsAbsolute() throws IOException {
        Path file = outside("x.csv");
        String relative = Path.of("").toAbsolutePath().relativize(file).toString();
        String pattern = file.getParent() + "/*.csv";

        assertThat(stored(relative)).isEqualTo(stored(file.toString()));
        assertThat(stored(file.toString())).contains("\"" + file + "\"");
        assertThat(stored(pattern)).contains("\"" + pattern + "\"");
    }

    private String stored(String typedFile) {
        return DefinitionStorage.json(project.load(Project.MINIMAL, Map.of("input.files", typedFile)));
    }

    @Test
    void saysThatAFolderCannotBeLookedThrough() throws IOException {
        Path loop = Files.createDirectories(project.folder.resolve("input/deep"));
        Files.createSymbolicLink(loop.resolve("up"), loop);

        assertThat(project.problems(job("input/**/*.csv")))
                .singleElement()
                .asString()
                .startsWith("3: input.files: 'input/**/*.csv' cannot be looked up: ");
    }
}
