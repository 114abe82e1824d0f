package io.segue.library;

import io.segue.library.source.FileHead;
import io.segue.library.source.LibrarySource;
import io.segue.library.source.Sources;
import io.segue.library.xml.DjProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The collection file of a DJ program - rekordbox XML or Traktor NML - which Segue gives back as a copy with playlists added. The copy
 * is the file byte for byte, cues and grids included, but for the new folder; the file itself is only read.
 */
public final class DjCollection {

    private final FileHead head;
    private final DjProgram program;

    private DjCollection(FileHead head, DjProgram program) {
        this.head = head;
        this.program = program;
    }

    /** The collection, or nothing where the file is none that can be copied. */
    public static Optional<DjCollection> of(Path file) throws IOException {
        try (Sources sources = Sources.of(file)) {
            List<LibrarySource> all = sources.all();
            if (all.size() != 1 || !all.get(0).name().equals(file.toString())) {
                return Optional.empty();
            }
            FileHead head = FileHead.read(all.get(0));
            return DjProgram.of(head).map(program -> new DjCollection(head, program));
        }
    }

    /** What the copy is best called: {@code rekordbox.xml} or {@code traktor.nml}. */
    public String fileName() {
        return program == DjProgram.REKORDBOX ? "rekordbox.xml" : "traktor.nml";
    }

    /** "rekordbox" or "Traktor" */
    public String program() {
        return program.program();
    }

    /**
     * Starts a copy. Tracks are found in the collection by where their audio lies; {@link LibraryWriter#write} answers {@code false} for
     * one that is not in it, and leaves it out. Playlists keep the folders they have, below the given ones. Of those the collection has
     * already, all but the last are used.
     *
     * @param folder outermost first, such as Segue, the job, the date
     */
    public CollectionCopy copyTo(Path copy, List<String> folder) throws IOException {
        return program.copy(head, copy, folder);
    }

    /** What a person does, step by step, to have the playlists in the program; and how far that was tried. */
    public List<String> howToLoad(String copy, List<String> folder) {
        String playlists = String.join(" > ", folder);
        return program == DjProgram.REKORDBOX
                ? List.of(
                        "In rekordbox, open Preferences > View > Layout and tick \"rekordbox xml\".",
                        "Open Preferences > Advanced > Database, and under \"rekordbox xml\" choose " + copy + ".",
                        "In the tree on the left, press the refresh arrow beside \"rekordbox xml\" and open Playlists > "
                                + playlists + ".",
                        "Right-click a playlist or the folder and choose \"Import Playlist\" or \"Import Folder\".",
                        "Your cues and grids stay as they are: the tracks are your own.",
                        "The file was checked against real rekordbox exports; loading it was not tried in rekordbox itself.")
                : List.of(
                        "In Traktor, close nothing and replace nothing: your collection.nml stays where it is.",
                        "Right-click Playlists in the tree on the left, choose \"Import Playlist\" and then " + copy
                                + ".",
                        "The playlists are in " + playlists + ".",
                        "Your cues and grids stay as they are: the tracks are your own.",
                        "The file follows NML version 19; loading it was not tried in Traktor itself.");
    }
}
