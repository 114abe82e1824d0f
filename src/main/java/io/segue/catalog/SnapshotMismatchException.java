package io.segue.catalog;

/** The playlist changed since the caller read it: read it again, then decide. */
public class SnapshotMismatchException extends CatalogException {

    private static final long serialVersionUID = 1L;

    public SnapshotMismatchException(String playlistId, String expected, String actual) {
        super("Playlist " + playlistId + " is at snapshot " + actual + ", expected " + expected
                + ": somebody changed it meanwhile.");
    }
}
