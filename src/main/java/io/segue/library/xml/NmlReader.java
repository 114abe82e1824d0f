package io.segue.library.xml;

import io.segue.library.LibraryReader;
import io.segue.library.LibraryRow;
import io.segue.library.Playlist;
import io.segue.library.Playlist.Kind;
import io.segue.library.field.Field;
import io.segue.library.field.TrackFields;
import io.segue.library.lookup.CollectionTracks;
import io.segue.library.lookup.FolderPath;
import io.segue.library.source.FileHead;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Streams the entries of a Traktor collection, or its playlists with the entries their keys stand for. The numeric key counts, the
 * textual one only where that is missing: they disagree now and then.
 */
final class NmlReader implements LibraryReader {

    private static final Map<String, Field> ENTRY = Map.of("TITLE", Field.TITLE, "ARTIST", Field.ARTISTS);
    private static final Map<String, Field> INFO = Map.of(
            "PLAYTIME", Field.DURATION_SECONDS,
            "GENRE", Field.GENRE,
            "KEY", Field.KEY,
            "RELEASE_DATE", Field.YEAR,
            "IMPORT_DATE", Field.ADDED,
            "COMMENT", Field.COMMENT,
            "RANKING", Field.RATING);

    private final XmlCursor xml;
    private final CollectionTracks tracks;
    private final FolderPath path = new FolderPath();
    private boolean inCollection;
    private @Nullable Playlist playlist;

    NmlReader(FileHead head, CollectionTracks tracks) throws IOException {
        this.xml = new XmlCursor(head);
        this.tracks = tracks;
    }

    @Override
    public @Nullable LibraryRow next() throws IOException {
        while (xml.nextTag()) {
            LibraryRow row = null;
            if (xml.isStart()) {
                row = started();
            } else if (xml.isEnd("COLLECTION")) {
                inCollection = false;
            } else if (xml.isEnd("NODE")) {
                if (playlist == null) {
                    path.leave();
                }
                playlist = null;
            }
            if (row != null) {
                return row;
            }
        }
        return null;
    }

    private @Nullable LibraryRow started() throws IOException {
        return switch (xml.element()) {
            case "COLLECTION" -> {
                inCollection = true;
                yield null;
            }
            case "ENTRY" -> inCollection ? entry() : null;
            case "NODE" -> tracks.wantsPlaylists() ? node() : null;
            case "PRIMARYKEY" -> reference();
            default -> null;
        };
    }

    private @Nullable LibraryRow entry() throws IOException {
        long line = xml.line();
        String raw = xml.raw();
        TrackFields track = new TrackFields();
        put(track, ENTRY);
        String key = null;
        int depth = xml.depth();
        while (xml.nextTag() && xml.depth() >= depth) {
            if (xml.isStart()) {
                key = xml.element().equals("LOCATION") ? location(track) : key;
                detail(track);
            }
        }
        return tracks.track(track.toRow(line, tracks.collection(), "TITLE", null, () -> raw), key);
    }

    private void detail(TrackFields track) {
        switch (xml.element()) {
            case "ALBUM" -> put(track, Map.of("TITLE", Field.ALBUM));
            case "INFO" -> info(track);
            case "TEMPO" -> put(track, Map.of("BPM", Field.BPM));
            case "MUSICAL_KEY" -> {
                String key = NmlKey.toCamelot(xml.attribute("VALUE"));
                track.put(Field.CAMELOT, "MUSICAL_KEY", key == null ? "" : key);
            }
            default -> {
                // cues, loudness and the like belong to Traktor
            }
        }
    }

    private void info(TrackFields track) {
        String exact = xml.attribute("PLAYTIME_FLOAT");
        track.put(Field.DURATION_SECONDS, "PLAYTIME_FLOAT", exact == null ? "" : exact);
        put(track, INFO);
    }

    private void put(TrackFields track, Map<String, Field> fields) {
        xml.attributes().forEach((name, value) -> track.put(fields.get(name), name, value));
    }

    /** Notes where the audio lies, and tells what playlists call it. */
    private String location(TrackFields track) {
        NmlLocation location = NmlLocation.of(xml.attribute("VOLUME"), xml.attribute("DIR"), xml.attribute("FILE"));
        track.put(Field.LOCATION, "LOCATION", location.path());
        return location.key();
    }

    private @Nullable LibraryRow node() {
        String name = String.valueOf(xml.attribute("NAME"));
        String type = String.valueOf(xml.attribute("TYPE"));
        if (type.equals("FOLDER")) {
            path.enter(path.isTop() && name.equals("$ROOT") ? "" : name);
            return null;
        }
        // Traktor marks its own lists, of loops and recordings, by an underscore.
        Kind kind = type.equals("SMARTLIST") ? Kind.SMART : name.startsWith("_") ? Kind.BUILT_IN : Kind.PLAYLIST;
        Playlist begun = path.playlist(name, kind);
        playlist = begun;
        return new LibraryRow.Heading(xml.line(), begun);
    }

    private @Nullable LibraryRow reference() {
        Playlist within = playlist;
        return within == null
                ? null
                : tracks.reference("LOCATION", xml.attribute("KEY"), within, xml.line(), xml.raw());
    }

    @Override
    public void close() throws IOException {
        try (tracks) {
            xml.close();
        }
    }
}
