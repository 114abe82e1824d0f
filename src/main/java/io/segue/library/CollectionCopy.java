package io.segue.library;

import java.util.List;

/** A copy of a DJ program's collection that is being written, with playlists added. */
public interface CollectionCopy extends LibraryWriter {

    /** The folder of the new playlists, outermost first; its own name has a number where the collection has such a folder already. */
    List<String> folder();
}
