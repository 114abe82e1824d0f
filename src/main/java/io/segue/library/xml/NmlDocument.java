package io.segue.library.xml;

import io.segue.library.AudioFeatures;
import io.segue.library.LibraryRow;
import io.segue.library.MusicalKey;
import io.segue.library.Track;
import io.segue.library.lookup.CollectionSpool;
import io.segue.library.lookup.PlaylistTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A collection as Traktor Pro 3 and 4 read it (NML version 19). */
final class NmlDocument {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy/M/d", Locale.ROOT).withZone(ZoneOffset.UTC);

    private NmlDocument() {}

    static void write(XmlOutput xml, CollectionSpool rows) throws IOException {
        xml.start("NML", "VERSION", "19");
        xml.empty("HEAD", "COMPANY", "www.native-instruments.com", "PROGRAM", "Traktor");
        xml.start("COLLECTION", "ENTRIES", rows.trackCount());
        for (long number = 1; number <= rows.trackCount(); number++) {
            entry(xml, number, rows.track(number));
        }
        xml.end();
        xml.empty("SETS", "ENTRIES", "0");
        xml.start("PLAYLISTS");
        folder(
                xml,
                "$ROOT",
                rows.tree(),
                rows,
                number -> location(number, rows.track(number).track()).key());
        xml.end();
        xml.end();
    }

    private static NmlLocation location(long number, Track track) {
        return track.location() == null ? NmlLocation.none(number) : NmlLocation.of(track.location());
    }

    private static void entry(XmlOutput xml, long number, LibraryRow.Read row) throws IOException {
        Track track = row.track();
        NmlLocation location = location(number, track);
        AudioFeatures features = track.features();
        MusicalKey key = features == null ? null : features.key();
        xml.start("ENTRY", "TITLE", track.title(), "ARTIST", String.join(", ", track.artists()));
        xml.empty(
                "LOCATION",
                "DIR",
                location.directory(),
                "FILE",
                location.file(),
                "VOLUME",
                location.volume(),
                "VOLUMEID",
                location.volume());
        if (track.album() != null) {
            xml.empty("ALBUM", "TITLE", track.album());
        }
        info(xml, track, key, row.added());
        if (features != null && features.bpm() != null) {
            xml.empty("TEMPO", "BPM", decimal(features.bpm()), "BPM_QUALITY", "100.000000");
        }
        if (key != null) {
            xml.empty("MUSICAL_KEY", "VALUE", NmlKey.of(key));
        }
        xml.end();
    }

    private static void info(XmlOutput xml, Track track, @Nullable MusicalKey key, @Nullable Instant added)
            throws IOException {
        Duration duration = track.duration();
        xml.empty(
                "INFO",
                "GENRE",
                track.genre(),
                "KEY",
                key,
                "PLAYTIME",
                duration == null ? null : Math.round(duration.toMillis() / 1000.0),
                "PLAYTIME_FLOAT",
                duration == null ? null : decimal(duration.toMillis() / 1000.0),
                "IMPORT_DATE",
                added == null ? null : DATE.format(added),
                "RELEASE_DATE",
                track.year() == null ? null : track.year() + "/1/1");
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.6f", number);
    }

    /** A folder and everything in it. */
    private static void folder(XmlOutput xml, String name, PlaylistTree tree, CollectionSpool rows, TrackKeys keys)
            throws IOException {
        xml.start("NODE", "TYPE", "FOLDER", "NAME", name);
        xml.start("SUBNODES", "COUNT", tree.size());
        contents(xml, tree, rows, keys);
        xml.end();
        xml.end();
    }

    /** What is in a folder. */
    static void contents(XmlOutput xml, PlaylistTree tree, CollectionSpool rows, TrackKeys keys) throws IOException {
        for (Map.Entry<String, PlaylistTree> folder : tree.folders().entrySet()) {
            folder(xml, folder.getKey(), folder.getValue(), rows, keys);
        }
        for (PlaylistTree.Leaf playlist : tree.playlists()) {
            playlist(xml, playlist, rows, keys);
        }
    }

    private static void playlist(XmlOutput xml, PlaylistTree.Leaf playlist, CollectionSpool rows, TrackKeys keys)
            throws IOException {
        long size = rows.size(playlist);
        String title = playlist.playlist().title();
        xml.start("NODE", "TYPE", "PLAYLIST", "NAME", playlist.playlist().name());
        xml.start("PLAYLIST", "ENTRIES", size, "TYPE", "LIST", "UUID", uuid(title));
        for (long position = 0; position < size; position++) {
            xml.start("ENTRY");
            xml.empty("PRIMARYKEY", "TYPE", "TRACK", "KEY", keys.of(rows.entry(playlist, position)));
            xml.end();
        }
        xml.end();
        xml.end();
    }

    /** The same playlist is the same to Traktor every time. */
    private static String uuid(String title) {
        return UUID.nameUUIDFromBytes(title.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }
}
