package io.segue.library;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads generated files of the formats that get large, each in a process of its own under {@code -Xmx256m}, and prints what a row costs
 * and the heap after a collection when nearly all is read. Formats whose playlists refer to a collection are read as playlists, so that
 * every track is kept and looked up.
 *
 * <p>Run: {@code mvn -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=io.segue.library.ReadingBenchmark
 * -Dexec.args="100000 1000000"}.
 */
public final class ReadingBenchmark {

    /** What stands before the tracks, one of them, what stands between, one reference, what stands after; {@code %1$d} is its number. */
    private record Shape(String head, String row, String middle, String reference, String tail) {}

    private static final Map<String, Shape> SHAPES = new LinkedHashMap<>();

    static {
        SHAPES.put(
                "tunemymusic",
                new Shape(
                        "Track name,Artist name,Album,Playlist name,Type,ISRC\n",
                        "Track %1$d,Artist %1$d,Album %1$d,Night,Playlist,GBDUW%1$07d\n",
                        "",
                        "",
                        ""));
        SHAPES.put(
                "exportify",
                new Shape(
                        "Track URI,Track Name,Album Name,Artist Name(s),Duration (ms),Added At\n",
                        "\"spotify:track:%1$022d\",\"Track %1$d\",\"Album %1$d\",\"Artist %1$d\",\"215000\",\"2024-01-31T10:20:30Z\"\n",
                        "",
                        "",
                        ""));
        SHAPES.put(
                "enriched-json",
                new Shape(
                        "[{\"track\":\"first\"}\n",
                        ",{\"track\":\"Track %1$d\",\"artist\":\"Artist %1$d\",\"bpm\":124.5,\"camelot\":\"8A\"}\n",
                        "",
                        "",
                        "]"));
        SHAPES.put(
                "spotify-playlists",
                new Shape(
                        "{\"playlists\":[{\"name\":\"Night\",\"items\":[{}\n",
                        ",{\"track\":{\"trackName\":\"Track %1$d\",\"artistName\":\"Artist %1$d\",\"albumName\":\"Album\",\"trackUri\":\"spotify:track:%1$022d\"},\"addedDate\":\"2024-01-31\"}\n",
                        "",
                        "",
                        "]}]}"));
        SHAPES.put(
                "m3u8", new Shape("#EXTM3U\n", "#EXTINF:215,Artist %1$d - Track %1$d\n/music/%1$d.mp3\n", "", "", ""));
        SHAPES.put(
                "xspf",
                new Shape(
                        "<playlist version=\"1\" xmlns=\"http://xspf.org/ns/0/\"><trackList>\n",
                        "<track><title>Track %1$d</title><creator>Artist %1$d</creator><duration>215000</duration></track>\n",
                        "",
                        "",
                        "</trackList></playlist>"));
        SHAPES.put(
                "itunes",
                new Shape(
                        "<plist version=\"1.0\"><dict><key>Tracks</key><dict>\n",
                        "<key>%1$d</key><dict><key>Track ID</key><integer>%1$d</integer><key>Name</key><string>Track %1$d</string><key>Artist</key><string>Artist %1$d</string><key>Total Time</key><integer>215000</integer></dict>\n",
                        "</dict><key>Playlists</key><array><dict><key>Name</key><string>Night</string><key>Playlist Items</key><array>\n",
                        "<dict><key>Track ID</key><integer>%1$d</integer></dict>\n",
                        "</array></dict></array></dict></plist>"));
        SHAPES.put(
                "rekordbox",
                new Shape(
                        "<DJ_PLAYLISTS><COLLECTION>\n",
                        "<TRACK TrackID=\"%1$d\" Name=\"Track %1$d\" Artist=\"Artist %1$d\" TotalTime=\"215\" Location=\"file://localhost/m/%1$d.mp3\"/>\n",
                        "</COLLECTION><PLAYLISTS><NODE Type=\"0\" Name=\"ROOT\"><NODE Type=\"1\" Name=\"Night\" KeyType=\"0\">\n",
                        "<TRACK Key=\"%1$d\"/>\n",
                        "</NODE></NODE></PLAYLISTS></DJ_PLAYLISTS>"));
        SHAPES.put(
                "traktor",
                new Shape(
                        "<NML VERSION=\"19\"><COLLECTION>\n",
                        "<ENTRY TITLE=\"Track %1$d\" ARTIST=\"Artist %1$d\"><LOCATION DIR=\"/:m/:\" FILE=\"%1$d.mp3\" VOLUME=\"D:\"/><INFO PLAYTIME=\"215\"/></ENTRY>\n",
                        "</COLLECTION><PLAYLISTS><NODE TYPE=\"FOLDER\" NAME=\"$ROOT\"><SUBNODES COUNT=\"1\"><NODE TYPE=\"PLAYLIST\" NAME=\"Night\"><PLAYLIST>\n",
                        "<ENTRY><PRIMARYKEY TYPE=\"TRACK\" KEY=\"D:/:m/:%1$d.mp3\"/></ENTRY>\n",
                        "</PLAYLIST></NODE></SUBNODES></NODE></PLAYLISTS></NML>"));
    }

    private ReadingBenchmark() {}

    /**
     * @param arguments numbers of rows, then formats; 100000 and 1000000, and all formats, where absent
     */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 3 && arguments[0].equals("read")) {
            read(Path.of(arguments[1]), Long.parseLong(arguments[2]));
            return;
        }
        List<String> formats =
                List.of(arguments).stream().filter(SHAPES::containsKey).toList();
        List<Long> sizes = List.of(arguments).stream()
                .filter(argument -> argument.matches("\\d+"))
                .map(Long::valueOf)
                .toList();
        System.out.println("format, rows, microseconds a row, CPU microseconds a row, heap after GC MB");
        for (String format : formats.isEmpty() ? SHAPES.keySet() : formats) {
            for (long rows : sizes.isEmpty() ? List.of(100_000L, 1_000_000L) : sizes) {
                Path file = write(format, rows);
                try {
                    System.out.print(format + ", ");
                    child(file, rows);
                } finally {
                    Files.delete(file);
                }
            }
        }
    }

    private static Path write(String format, long rows) throws IOException {
        Shape shape = SHAPES.get(format);
        Path file = Files.createTempFile("segue-reading", ".txt");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(shape.head);
            for (long row = 1; row <= rows; row++) {
                out.write(shape.row.formatted(row));
            }
            out.write(shape.middle);
            for (long row = 1; row <= rows && !shape.reference.isEmpty(); row++) {
                out.write(shape.reference.formatted(row * 7919 % rows + 1)); // not in the collection's order
            }
            out.write(shape.tail);
        }
        return file;
    }

    /** With the collector the product runs with. */
    private static void child(Path file, long rows) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("segue.classpath", System.getProperty("java.class.path")),
                        ReadingBenchmark.class.getName(),
                        "read",
                        file.toString(),
                        String.valueOf(rows))
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            System.out.println("failed");
        }
    }

    private static void read(Path file, long rows) throws IOException {
        long started = System.nanoTime();
        long read = 0;
        long heap = 0;
        try (LibraryFile library = new LibraryFormats().open(file, LibraryFormats.AUTO, ReadOptions.PLAYLISTS)) {
            for (LibraryRow row = library.nextRow(); row != null; row = library.nextRow()) {
                String payload = row.as((line, list, label, track) -> track, (line, list, raw, reason) -> reason);
                read += payload.isEmpty() ? 0 : 1;
                if (read == rows - 10) {
                    System.gc();
                    heap = Runtime.getRuntime().totalMemory()
                            - Runtime.getRuntime().freeMemory();
                }
            }
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        double cpu = ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(time -> time.toMillis() / 1000.0)
                .orElse(Double.NaN);
        System.out.printf(
                Locale.ROOT, "%d, %.1f, %.1f, %.1f%n", read, seconds * 1e6 / rows, cpu * 1e6 / rows, heap / 1048576.0);
    }
}
