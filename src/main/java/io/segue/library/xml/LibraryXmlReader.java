package io.segue.library.xml;

import io.segue.library.LibraryReader;
import io.segue.library.LibraryRow;
import io.segue.library.Playlist;
import io.segue.library.Playlist.Kind;
import io.segue.library.field.Field;
import io.segue.library.field.TrackFields;
import io.segue.library.lookup.CollectionTracks;
import io.segue.library.source.FileHead;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Streams the tracks of a Library.xml, or its playlists. Tracks stand before the playlists that refer to them; folders are playlists
 * that others name as their parent, and stand before those.
 */
final class LibraryXmlReader implements LibraryReader {

    private static final Map<String, Field> KEYS = Map.ofEntries(
            Map.entry("Name", Field.TITLE),
            Map.entry("Artist", Field.ARTISTS),
            Map.entry("Album", Field.ALBUM),
            Map.entry("Genre", Field.GENRE),
            Map.entry("Total Time", Field.DURATION_MS),
            Map.entry("Year", Field.YEAR),
            Map.entry("BPM", Field.BPM),
            Map.entry("Date Added", Field.ADDED),
            Map.entry("Location", Field.LOCATION));
    private static final List<String> NOT_MUSIC = List.of("Podcast", "Movie", "TV Show", "Audiobook", "iTunesU");

    private enum Part {
        BEFORE,
        TRACKS,
        PLAYLISTS,
        ITEMS,
        AFTER
    }

    private final XmlCursor xml;
    private final Plist plist;
    private final CollectionTracks tracks;
    private final Map<String, Playlist> folders = new HashMap<>();
    private Part part = Part.BEFORE;
    private int ordinal;
    private @Nullable Playlist playlist;

    LibraryXmlReader(FileHead head, CollectionTracks tracks) throws IOException {
        this.xml = new XmlCursor(head);
        this.plist = new Plist(xml);
        this.tracks = tracks;
    }

    @Override
    public @Nullable LibraryRow next() throws IOException {
        LibraryRow row = null;
        while (row == null && part != Part.AFTER) {
            row = switch (part) {
                case BEFORE -> {
                    findPart();
                    yield null;
                }
                case TRACKS -> track();
                case PLAYLISTS -> playlist();
                case ITEMS -> item();
                case AFTER -> null;
            };
        }
        return row;
    }

    /** Goes to the next of the two parts that are of interest. */
    private void findPart() throws IOException {
        while (xml.nextTag()) {
            if (xml.isStart("key")) {
                String key = xml.text();
                if (!xml.nextTag()) {
                    break;
                }
                if (key.equals("Tracks") && xml.isStart("dict")) {
                    part = Part.TRACKS;
                    return;
                }
                if (key.equals("Playlists") && xml.isStart("array") && tracks.wantsPlaylists()) {
                    part = Part.PLAYLISTS;
                    return;
                }
                if (xml.isStart()) {
                    xml.skip();
                }
            }
        }
        part = Part.AFTER;
    }

    private @Nullable LibraryRow track() throws IOException {
        while (xml.nextTag() && xml.isStart()) {
            if (xml.isStart("dict")) {
                return track(xml.line());
            }
            xml.skip();
        }
        part = Part.BEFORE;
        return null;
    }

    private @Nullable LibraryRow track(long line) throws IOException {
        TrackFields track = new TrackFields();
        StringBuilder raw = new StringBuilder();
        String[] id = {null};
        plist.dictionary((key, value) -> {
            if (key.equals("Track ID")) {
                id[0] = value;
            } else if (NOT_MUSIC.contains(key) && value.equals("true")) {
                track.complain("is no music: marked as " + key);
            }
            Field field = KEYS.get(key);
            track.put(field, key, value);
            if (field != null) {
                raw.append(raw.length() == 0 ? "" : ", ")
                        .append(key)
                        .append(": ")
                        .append(value, 0, Math.min(100, value.length()));
            }
            return true;
        });
        return tracks.track(track.toRow(line, tracks.collection(), "Name", null, raw::toString), id[0]);
    }

    private @Nullable LibraryRow playlist() throws IOException {
        if (!xml.nextTag() || !xml.isStart()) {
            part = Part.BEFORE;
            return null;
        }
        long line = xml.line();
        Map<String, String> values = new HashMap<>();
        boolean items = !plist.dictionary((key, value) -> {
            values.put(key, value);
            return !key.equals("Playlist Items");
        });
        Playlist begun = playlist(values);
        boolean folder = values.containsKey("Folder");
        if (items) {
            if (folder) {
                xml.skip(); // they are those of the playlists in it
                plist.endDictionary();
            } else {
                part = Part.ITEMS;
            }
        }
        playlist = begun;
        return folder ? null : new LibraryRow.Heading(line, begun);
    }

    private Playlist playlist(Map<String, String> values) {
        ordinal++;
        List<String> path = new ArrayList<>();
        Playlist parent = folders.get(values.getOrDefault("Parent Persistent ID", ""));
        if (parent != null) {
            path.addAll(parent.folder());
            path.add(parent.name());
        }
        Kind kind = values.containsKey("Master") || values.containsKey("Distinguished Kind")
                ? Kind.BUILT_IN
                : values.containsKey("Smart Info") ? Kind.SMART : Kind.PLAYLIST;
        String name = values.getOrDefault("Name", "").strip();
        Playlist begun = new Playlist(String.valueOf(ordinal), name.isEmpty() ? "Untitled" : name, path, kind);
        if (values.containsKey("Folder")) {
            folders.put(values.getOrDefault("Playlist Persistent ID", ""), begun);
        }
        return begun;
    }

    private @Nullable LibraryRow item() throws IOException {
        Playlist within = playlist;
        if (within == null || !xml.nextTag() || !xml.isStart()) {
            part = Part.PLAYLISTS;
            plist.endDictionary();
            return null;
        }
        long line = xml.line();
        String[] id = {null};
        plist.dictionary((key, value) -> {
            id[0] = key.equals("Track ID") ? value : id[0];
            return true;
        });
        return tracks.reference("Track ID", id[0], within, line, "Track ID: " + id[0]);
    }

    @Override
    public void close() throws IOException {
        try (tracks) {
            xml.close();
        }
    }
}
