package io.segue.cli;

import io.segue.library.LibraryFile;
import io.segue.library.LibraryFormats;
import io.segue.library.ReadOptions;
import io.segue.library.ReadOptions.Folders;
import io.segue.library.ReadOptions.View;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Opens the library file that a command was given. */
final class LibraryInput {

    private LibraryInput() {}

    /**
     * @param collection the tracks of a collection rather than its playlists
     * @param all also the lists that programs fill or keep themselves
     */
    static LibraryFile open(CommandSpec spec, Path file, String format, boolean collection, boolean all)
            throws IOException {
        LibraryFormats formats = new LibraryFormats();
        if (!format.equals(LibraryFormats.AUTO) && !formats.names().contains(format)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "There is no format '" + format + "'. Available: " + String.join(", ", formats.names()) + ".");
        }
        View view = collection ? View.COLLECTION : View.PLAYLISTS;
        return formats.open(
                file, format, new ReadOptions(view, List.of(), List.of(), all, all, Folders.PREFIX, Map.of()));
    }
}
