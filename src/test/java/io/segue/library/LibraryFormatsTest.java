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

        try (LibraryFile library = formats.open(file, LibraryFormats.AUTO, ReadOptions.PLAYLISTS)) {
            assertThat(library.format()).isEqualTo("enriched-json");
        }
    }

    @Test
    void aNamedFormatIsTaken() throws IOException {
        Path file = file(dir, "list.csv", "Track name,Artist name,Playlist name,Type\nOne,A,P,Playlist\n");

        try (LibraryFile library = formats.open(file, "csv", ReadOptions.PLAYLISTS)) {
            assertThat(library.format()).isEqualTo("csv");
        }
    }

    @Test
    void anUnknownFileIsShownTogetherWithTheKnownFormats() throws IOException {
        Path file = file(dir, "letter.txt", "Dear Ida,\nthank you for the records\n");

        assertThatThrownBy(() -> formats.open(file, LibraryFormats.AUTO, ReadOptions.PLAYLISTS))
                .isInstanceOf(LibraryFormatException.class)
                .hasMessageContaining("letter.txt:1: the format is not recognised")
                .hasMessageContaining("\"Dear Ida, thank you for the records\"")
                .hasMessageContainingAll(formats.names().toArray(String[]::new));
    }

    @Test
    void aHeaderWithoutTitleNamesWhatWasFound() throws IOException {
        Path file = file(dir, "list.csv", "foo,bar\n1,2\n");

        assertThatThrownBy(() -> formats.open(file, "exportify", ReadOptions.PLAYLISTS))
                .isInstanceOf(LibraryFormatException.class)
                .hasMessageContaining("list.csv:1: no column holds the title")
                .hasMessageContaining("[foo, bar]");
    }

    @Test
    void missingAndEmptyFilesSaySo() throws IOException {
        Path empty = file(dir, "empty.csv", "\uFEFF\n");

        assertThatThrownBy(() -> formats.open(empty, LibraryFormats.AUTO, ReadOptions.PLAYLISTS))
                .hasMessageContaining("the file is empty");
        assertThatThrownBy(() -> formats.open(dir.resolve("none.csv"), LibraryFormats.AUTO, ReadOptions.PLAYLISTS))
                .isInstanceOf(LibraryFormatException.class)
                .hasMessageContaining("no such file");
        assertThatThrownBy(() -> formats.open(dir, LibraryFormats.AUTO, ReadOptions.PLAYLISTS))
                .hasMessageContaining("is not a file");
    }

    @Test
    void anUnknownFormatNameListsTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> formats.open(dir, "cvs", ReadOptions.PLAYLISTS))
                .withMessageContaining("auto, " + String.join(", ", formats.names()));
    }
}
