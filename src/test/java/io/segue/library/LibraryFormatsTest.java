package io.segue.library;

import static io.segue.library.LibraryFixture.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryFormatsTest {

    @TempDir
    Path dir;

    private final LibraryFormats formats = new LibraryFormats();

    @Test
    void contentNotTheNameTellsTheFormat() throws IOException {
        Path file = file(dir, "really.xml", "[{\"track\": \"One\"}]");

        try (LibraryFile library = formats.open(file, LibraryFormats.AUTO)) {
            assertThat(library.format()).isEqualTo("enriched-json");
        }
    }

    @Test
    void aNamedFormatIsTaken() throws IOException {
        Path file = file(dir, "list.csv", "Track name,Artist name,Playlist name,Type\nOne,A,P,Playlist\n");

        try (LibraryFile library = formats.open(file, "csv")) {
            assertThat(library.format()).isEqualTo("csv");
        }
    }

    @Test
    void anUnknownFileIsShownTogetherWithTheKnownFormats() throws IOException {
        Path file = file(dir, "letter.txt", "Dear Ida,\nthank you for the records\n");

        assertThatThrownBy(() -> formats.open(file, LibraryFormats.AUTO))
                .isInstanceOf(LibraryFormatException.class)
                .hasMessageContaining("letter.txt:1: the format is not recognised")
                .hasMessageContaining("\"Dear Ida, thank you for the records\"")
                .hasMessageContainingAll(formats.names().toArray(String[]::new));
    }

    @Test
    void aHeaderWithoutTitleNamesWhatWasFound() throws IOException {
        Path file = file(dir, "list.csv", "foo,bar\n1,2\n");

        assertThatThrownBy(() -> formats.open(file, "exportify"))
                .isInstanceOf(LibraryFormatException.class)
                .hasMessageContaining("list.csv:1: no column holds the title")
                .hasMessageContaining("[foo, bar]");
    }

    @Test
    void missingAndEmptyFilesSaySo() throws IOException {
        Path empty = file(dir, "empty.csv", "\uFEFF\n");

        assertThatThrownBy(() -> formats.open(empty, LibraryFormats.AUTO)).hasMessageContaining("the file is empty");
        assertThatThrownBy(() -> formats.open(dir.resolve("none.csv"), LibraryFormats.AUTO))
                .isInstanceOf(LibraryFormatException.class)
                .hasMessageContaining("no such file");
        assertThatThrownBy(() -> formats.open(dir, LibraryFormats.AUTO)).hasMessageContaining("is not a file");
    }

    @Test
    void anUnknownFormatNameListsTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> formats.open(dir, "cvs"))
                .withMessageContaining("auto, exportify, tunemymusic, rekordbox, enriched-json, csv");
    }
}
