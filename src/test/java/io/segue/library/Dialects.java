package io.segue.library;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Songs as the programs write them whose exports are read: one dialect for every format. */
final class Dialects {

    /**
     * What every export may say; whole seconds, so that all can say the same.
     */
    record Song(String title, String artist, @Nullable String album, int seconds, String isrc) {}

    /**
     * A format as its program writes it.
     *
     * @param files text by file name; the first is the one to open
     * @param says which of album, duration and isrc it has a place for
     */
    record Dialect(String format, Function<List<Song>, Map<String, String>> files, List<String> says) {

        boolean says(String what) {
            return says.contains(what);
        }
    }

    private static final String ID = "abcdefghij";

    private Dialects() {}

    static List<Dialect> all() {
        return List.of(
                csv(
                        "exportify",
                        "Late_Night.csv",
                        ",Track URI,Track Name,Album Name,Artist Name(s),Duration (ms),Added At",
                        (n, s) -> cells(uri(n), s.title, s.album, s.artist, s.seconds * 1000, "2024-01-31T10:20:30Z"),
                        "album",
                        "duration"),
                csv(
                        "exportify-app",
                        "app.csv",
                        ",Track URI,Track Name,Artist URI(s),Artist Name(s),Album URI,Album Name,Album Artist URI(s),"
                                + "Album Artist Name(s),Album Release Date,Album Image URL,Disc Number,Track Number,"
                                + "Track Duration (ms),Track Preview URL,Explicit,Popularity,ISRC,Added By,Added At",
                        (n, s) -> cells(
                                uri(n),
                                s.title,
                                "spotify:artist:x",
                                s.artist,
                                "spotify:album:x",
                                s.album,
                                "",
                                "",
                                "2019-06-14",
                                "",
                                1,
                                n,
                                s.seconds * 1000,
                                "",
                                "false",
                                50,
                                s.isrc,
                                "me",
                                "2024-01-31T10:20:30Z"),
                        "album",
                        "duration",
                        "isrc"),
                csv(
                        "tunemymusic",
                        "list.csv",
                        ",Track name,Artist name,Album,Playlist name,Type,ISRC",
                        (n, s) -> cells(s.title, s.artist, s.album, "Night", "Playlist", s.isrc),
                        "album",
                        "isrc"),
                csv(
                        "soundiiz",
                        "list.csv",
                        ";title;artist;album;isrc",
                        (n, s) -> cells(s.title, s.artist, s.album, s.isrc),
                        "album",
                        "isrc"),
                new Dialect("apple-text", songs -> Map.of("Night.txt", appleText(songs)), List.of("album", "duration")),
                csv(
                        "takeout-songs",
                        "songs.csv",
                        ",Song URL,Song Title,Album Title,Artist Names",
                        (n, s) -> cells(video(n), s.title, s.album, s.artist),
                        "album"),
                new Dialect("takeout-playlist", Dialects::takeout, List.of("album")),
                csv(
                        "audio-features",
                        "features.csv",
                        ",track_id,track_name,track_artist,track_album_name,danceability,energy,key,mode,tempo,duration_ms",
                        (n, s) -> cells(
                                n, s.title, s.artist, s.album, 0.5, 0.5, n % 12, n % 2, 120 + n, s.seconds * 1000),
                        "album",
                        "duration"),
                csv(
                        "csv",
                        "list.csv",
                        "\tSong\tPerformer\tRelease\tLength\tISRC code",
                        (n, s) -> cells(
                                s.title,
                                s.artist,
                                s.album,
                                String.format(Locale.ROOT, "%d:%02d", s.seconds / 60, s.seconds % 60),
                                s.isrc),
                        "album",
                        "duration",
                        "isrc"),
                new Dialect("itunes", songs -> Map.of("Library.xml", itunes(songs)), List.of("album", "duration")),
                new Dialect("rekordbox", songs -> Map.of("c.xml", rekordbox(songs)), List.of("album", "duration")),
                new Dialect("traktor", songs -> Map.of("c.nml", traktor(songs)), List.of("album", "duration")),
                new Dialect("xspf", songs -> Map.of("l.xspf", xspf(songs)), List.of("album", "duration", "isrc")),
                new Dialect("jspf", songs -> Map.of("l.jspf", jspf(songs)), List.of("album", "duration", "isrc")),
                new Dialect(
                        "apple-tracks", songs -> Map.of("t.json", appleTracks(songs)), List.of("album", "duration")),
                new Dialect("apple-playlists", Dialects::applePlaylists, List.of("album", "duration")),
                new Dialect(
                        "spotify-playlists",
                        songs -> Map.of(
                                "Playlist1.json",
                                "{\"playlists\":[{\"name\":\"Night\",\"items\":"
                                        + array(
                                                songs,
                                                (n, s) -> "{\"track\":"
                                                        + object(
                                                                "trackName",
                                                                s.title,
                                                                "artistName",
                                                                s.artist,
                                                                "albumName",
                                                                s.album)
                                                        + ",\"addedDate\":\"2024-01-31\"}")
                                        + "}]}"),
                        List.of("album")),
                new Dialect(
                        "spotify-library",
                        songs -> Map.of(
                                "YourLibrary.json",
                                "{\"tracks\":"
                                        + array(
                                                songs,
                                                (n, s) ->
                                                        object("track", s.title, "artist", s.artist, "album", s.album))
                                        + ",\"albums\":[]}"),
                        List.of("album")),
                new Dialect(
                        "enriched-json",
                        songs -> Map.of(
                                "set.json",
                                array(
                                        songs,
                                        (n, s) -> object(
                                                "track",
                                                s.title,
                                                "artist",
                                                s.artist,
                                                "album",
                                                s.album,
                                                "isrc",
                                                s.isrc,
                                                "duration_ms",
                                                s.seconds * 1000))),
                        List.of("album", "duration", "isrc")),
                new Dialect("m3u8", songs -> Map.of("Night.m3u8", m3u(songs)), List.of("album", "duration")));
    }

    /**
     * @param header begins with the delimiter
     */
    private static Dialect csv(
            String format, String file, String header, BiFunction<Integer, Song, List<String>> row, String... says) {
        String delimiter = header.substring(0, 1);
        return new Dialect(
                format,
                songs -> Map.of(file, header.substring(1) + "\n" + csvRows(songs, delimiter, row)),
                List.of(says));
    }

    private static String csvRows(List<Song> songs, String delimiter, BiFunction<Integer, Song, List<String>> row) {
        return lines(
                songs,
                (n, song) -> row.apply(n, song).stream()
                        .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
                        .collect(Collectors.joining(delimiter, "", "\n")));
    }

    private static String lines(List<Song> songs, BiFunction<Integer, Song, String> line) {
        return IntStream.range(0, songs.size())
                .mapToObj(n -> line.apply(n, songs.get(n)))
                .collect(Collectors.joining());
    }

    private static List<String> cells(@Nullable Object... cells) {
        return Arrays.stream(cells)
                .map(cell -> cell == null ? "" : cell.toString())
                .toList();
    }

    private static String uri(int n) {
        return "spotify:track:" + ("%022d".formatted(n));
    }

    private static String video(int n) {
        return ID.substring(0, 7) + "%04d".formatted(n);
    }

    private static Map<String, String> takeout(List<Song> songs) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(
                "Night-videos.csv",
                "Video ID,Playlist Video Creation Timestamp\n"
                        + lines(songs, (n, song) -> video(n) + ",2024-01-31T10:20:30+00:00\n"));
        files.put(
                "music library songs.csv",
                "Video ID,Song Title,Album Title,Artist Name 1\n"
                        + csvRows(songs, ",", (n, s) -> cells(video(n), s.title, s.album, s.artist)));
        return files;
    }

    private static String appleText(List<Song> songs) {
        return "Name\tArtist\tComposer\tAlbum\tGrouping\tGenre\tSize\tTime\tLocation\n"
                + lines(
                        songs,
                        (n, s) -> String.join("\t", cells(s.title, s.artist, "", s.album, "", "", 1, s.seconds, ""))
                                + "\n");
    }

    private static String itunes(List<Song> songs) {
        return "<?xml version=\"1.0\"?>\n<plist version=\"1.0\"><dict><key>Tracks</key><dict>\n"
                + lines(
                        songs,
                        (n, s) -> "<key>" + n + "</key><dict><key>Track ID</key><integer>" + n
                                + "</integer><key>Name</key><string>" + xml(s.title)
                                + "</string><key>Artist</key><string>"
                                + xml(s.artist) + "</string>"
                                + (s.album == null ? "" : "<key>Album</key><string>" + xml(s.album) + "</string>")
                                + "<key>Total Time</key><integer>" + s.seconds * 1000 + "</integer></dict>\n")
                + "</dict><key>Playlists</key><array><dict><key>Name</key><string>Night</string><key>Playlist Items</key><array>\n"
                + lines(songs, (n, s) -> "<dict><key>Track ID</key><integer>" + n + "</integer></dict>\n")
                + "</array></dict></array></dict></plist>";
    }

    private static String rekordbox(List<Song> songs) {
        return "<DJ_PLAYLISTS><COLLECTION>\n"
                + lines(
                        songs,
                        (n, s) -> "<TRACK TrackID=\"" + n + "\" Name=\"" + xml(s.title) + "\" Artist=\"" + xml(s.artist)
                                + "\"" + attribute("Album", s.album) + " TotalTime=\"" + s.seconds + "\"/>\n")
                + "</COLLECTION><PLAYLISTS><NODE Type=\"0\" Name=\"ROOT\"><NODE Type=\"1\" Name=\"Night\" KeyType=\"0\">\n"
                + lines(songs, (n, s) -> "<TRACK Key=\"" + n + "\"/>\n") + "</NODE></NODE></PLAYLISTS></DJ_PLAYLISTS>";
    }

    private static String traktor(List<Song> songs) {
        return "<NML VERSION=\"19\"><COLLECTION>\n"
                + lines(
                        songs,
                        (n, s) -> "<ENTRY TITLE=\"" + xml(s.title) + "\" ARTIST=\"" + xml(s.artist)
                                + "\"><LOCATION DIR=\"/:m/:\" FILE=\"" + n + "\" VOLUME=\"V\"/>"
                                + (s.album == null ? "" : "<ALBUM TITLE=\"" + xml(s.album) + "\"/>")
                                + "<INFO PLAYTIME=\""
                                + s.seconds + "\"/></ENTRY>\n")
                + "</COLLECTION><PLAYLISTS><NODE TYPE=\"FOLDER\" NAME=\"$ROOT\"><SUBNODES COUNT=\"1\"><NODE TYPE=\"PLAYLIST\""
                + " NAME=\"Night\"><PLAYLIST>\n"
                + lines(songs, (n, s) -> "<ENTRY><PRIMARYKEY TYPE=\"TRACK\" KEY=\"V/:m/:" + n + "\"/></ENTRY>\n")
                + "</PLAYLIST></NODE></SUBNODES></NODE></PLAYLISTS></NML>";
    }

    private static String xspf(List<Song> songs) {
        return "<playlist version=\"1\" xmlns=\"http://xspf.org/ns/0/\"><title>Night</title><trackList>\n"
                + lines(
                        songs,
                        (n, s) -> "<track><identifier>isrc:" + s.isrc + "</identifier><title>" + xml(s.title)
                                + "</title><creator>" + xml(s.artist) + "</creator>"
                                + (s.album == null ? "" : "<album>" + xml(s.album) + "</album>") + "<duration>"
                                + s.seconds * 1000 + "</duration></track>\n")
                + "</trackList></playlist>";
    }

    private static String jspf(List<Song> songs) {
        return "{\"playlist\":{\"title\":\"Night\",\"track\":"
                + array(
                        songs,
                        (n, s) -> object(
                                "title",
                                s.title,
                                "creator",
                                s.artist,
                                "album",
                                s.album,
                                "identifier",
                                "isrc:" + s.isrc,
                                "duration",
                                s.seconds * 1000))
                + "}}";
    }

    private static String appleTracks(List<Song> songs) {
        return array(
                songs,
                (n, s) -> object(
                        "Track Identifier",
                        n + 1,
                        "Title",
                        s.title,
                        "Artist",
                        s.artist,
                        "Album",
                        s.album,
                        "Track Duration",
                        s.seconds * 1000));
    }

    private static Map<String, String> applePlaylists(List<Song> songs) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(
                "Apple Music Library Playlists.json",
                "[{\"Container Identifier\":1,\"Title\":\"Night\",\"Playlist Item Identifiers\":"
                        + array(songs, (n, s) -> String.valueOf(n + 1)) + "}]");
        files.put("Apple Music Library Tracks.json", appleTracks(songs));
        return files;
    }

    private static String m3u(List<Song> songs) {
        return "#EXTM3U\n#PLAYLIST:Night\n"
                + lines(
                        songs,
                        (n, s) -> "#EXTINF:" + s.seconds + "," + s.artist + " - " + s.title + "\n"
                                + (s.album == null ? "" : "#EXTALB:" + s.album + "\n") + "/m/" + n + ".mp3\n");
    }

    private static String array(List<Song> songs, BiFunction<Integer, Song, String> element) {
        return IntStream.range(0, songs.size())
                .mapToObj(n -> element.apply(n, songs.get(n)))
                .collect(Collectors.joining(",\n", "[", "]"));
    }

    private static String object(@Nullable Object... members) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < members.length; i += 2) {
            Object value = members[i + 1];
            String json = value instanceof String text
                    ? "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\""
                    : String.valueOf(value);
            texts.add("\"" + members[i] + "\":" + json);
        }
        return "{" + String.join(",", texts) + "}";
    }

    private static String attribute(String name, @Nullable String value) {
        return value == null ? "" : " " + name + "=\"" + xml(value) + "\"";
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
