package io.segue.library.xml;

import io.segue.library.LibraryReader;
import io.segue.library.LibraryRow;
import io.segue.library.Playlist;
import io.segue.library.field.Field;
import io.segue.library.field.TrackFields;
import io.segue.library.lookup.CollectionTracks;
import io.segue.library.lookup.FolderPath;
import io.segue.library.source.FileHead;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Streams the tracks of a rekordbox collection, or its playlists with the tracks their keys stand for. */
final class RekordboxReader implements LibraryReader {

    private static final Map<String, Field> ATTRIBUTES = Map.ofEntries(
            Map.entry("Name", Field.TITLE),
            Map.entry("Artist", Field.ARTISTS),
            Map.entry("Album", Field.ALBUM),
            Map.entry("TotalTime", Field.DURATION_SECONDS),
            Map.entry("Location", Field.LOCATION),
            Map.entry("Year", Field.YEAR),
            Map.entry("Genre", Field.GENRE),
            Map.entry("AverageBpm", Field.BPM),
            Map.entry("Tonality", Field.KEY),
            Map.entry("DateAdded", Field.ADDED),
            Map.entry("Comments", Field.COMMENT),
            Map.entry("Rating", Field.RATING));
    private static final String FOLDER = "0";
    private static final String BY_LOCATION = "1";

    private final XmlCursor xml;
    private final CollectionTracks tracks;
    private final FolderPath path = new FolderPath();
    private boolean inCollection;
    private @Nullable Playlist playlist;
    private String key = "TrackID";

    RekordboxReader(FileHead head, CollectionTracks tracks) throws IOException {
        this.xml = new XmlCursor(head);
        this.tracks = tracks;
    }

    @Override
    public @Nullable LibraryRow next() throws IOException {
        while (xml.nextTag()) {
            LibraryRow row = xml.isStart() ? started() : ended();
            if (row != null) {
                return row;
            }
        }
        return null;
    }

    private @Nullable LibraryRow started() {
        switch (xml.element()) {
            case "COLLECTION" -> inCollection = true;
            case "TRACK" -> {
                return inCollection
                        ? tracks.track(track(), xml.attribute("TrackID"), xml.attribute("Location"))
                        : reference();
            }
            case "NODE" -> {
                return tracks.wantsPlaylists() ? node() : null;
            }
            default -> {
                // tempo changes and cues belong to the track
            }
        }
        return null;
    }

    private @Nullable LibraryRow ended() {
        if (xml.isEnd("COLLECTION")) {
            inCollection = false;
        } else if (xml.isEnd("NODE")) {
            if (playlist == null) {
                path.leave();
            }
            playlist = null;
        }
        return null;
    }

    private LibraryRow track() {
        TrackFields track = new TrackFields();
        xml.attributes().forEach((name, value) -> track.put(ATTRIBUTES.get(name), name, value));
        return track.toRow(xml.line(), tracks.collection(), "Name", null, xml::raw);
    }

    private @Nullable LibraryRow node() {
        String name = String.valueOf(xml.attribute("Name"));
        if (FOLDER.equals(xml.attribute("Type"))) {
            path.enter(path.isTop() && name.equals("ROOT") ? "" : name);
            return null;
        }
        Playlist begun = path.playlist(name, Playlist.Kind.PLAYLIST);
        playlist = begun;
        key = BY_LOCATION.equals(xml.attribute("KeyType")) ? "Location" : "TrackID";
        return new LibraryRow.Heading(xml.line(), begun);
    }

    private @Nullable LibraryRow reference() {
        Playlist within = playlist;
        return within == null ? null : tracks.reference(key, xml.attribute("Key"), within, xml.line(), xml.raw());
    }

    @Override
    public void close() throws IOException {
        try (tracks) {
            xml.close();
        }
    }
}
