package io.segue.library.xml;

import io.segue.library.AudioFeatures;
import io.segue.library.LibraryRow;
import io.segue.library.Track;
import io.segue.library.field.AudioLocation;
import io.segue.library.lookup.CollectionSpool;
import io.segue.library.lookup.PlaylistTree;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;

/**
 * A collection as rekordbox reads it.
 *
 * @see <a href="https://cdn.rekordbox.com/files/20200410160904/xml_format_list.pdf">rekordbox XML format list</a>
 */
final class RekordboxDocument {

    private static final String FOLDER = "0";
    private static final String PLAYLIST = "1";

    private RekordboxDocument() {}

    static void write(XmlOutput xml, CollectionSpool rows) throws IOException {
        xml.start("DJ_PLAYLISTS", "Version", "1.0.0");
        xml.empty("PRODUCT", "Name", "rekordbox", "Version", "6.0.0", "Company", "AlphaTheta");
        xml.start("COLLECTION", "Entries", rows.trackCount());
        for (long number = 1; number <= rows.trackCount(); number++) {
            track(xml, number, rows.track(number));
        }
        xml.end();
        xml.start("PLAYLISTS");
        folder(xml, "ROOT", rows.tree(), rows, Long::toString);
        xml.end();
        xml.end();
    }

    private static void track(XmlOutput xml, long number, LibraryRow.Read row) throws IOException {
        Track track = row.track();
        AudioFeatures features = track.features();
        xml.empty(
                "TRACK",
                "TrackID",
                number,
                "Name",
                track.title(),
                "Artist",
                String.join(", ", track.artists()),
                "Album",
                track.album(),
                "Genre",
                track.genre(),
                "TotalTime",
                track.duration() == null ? null : Math.round(track.duration().toMillis() / 1000.0),
                "Year",
                track.year(),
                "AverageBpm",
                features == null || features.bpm() == null ? null : String.format(Locale.ROOT, "%.2f", features.bpm()),
                "DateAdded",
                row.added() == null ? null : LocalDate.ofInstant(row.added(), ZoneOffset.UTC),
                "Location",
                track.location() == null ? null : AudioLocation.url(track.location()),
                "Tonality",
                features == null ? null : features.key());
    }

    /** A folder and everything in it. */
    private static void folder(XmlOutput xml, String name, PlaylistTree tree, CollectionSpool rows, TrackKeys keys)
            throws IOException {
        xml.start("NODE", "Name", name, "Type", FOLDER, "Count", tree.size());
        contents(xml, tree, rows, keys);
        xml.end();
    }

    /** What is in a folder. */
    static void contents(XmlOutput xml, PlaylistTree tree, CollectionSpool rows, TrackKeys keys) throws IOException {
        for (Map.Entry<String, PlaylistTree> folder : tree.folders().entrySet()) {
            folder(xml, folder.getKey(), folder.getValue(), rows, keys);
        }
        for (PlaylistTree.Leaf playlist : tree.playlists()) {
            long size = rows.size(playlist);
            String name = playlist.playlist().name();
            xml.start("NODE", "Name", name, "Type", PLAYLIST, "KeyType", "0", "Entries", size);
            for (long position = 0; position < size; position++) {
                xml.empty("TRACK", "Key", keys.of(rows.entry(playlist, position)));
            }
            xml.end();
        }
    }
}
