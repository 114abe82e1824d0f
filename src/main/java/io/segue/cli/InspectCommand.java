package io.segue.cli;

import io.segue.library.LibraryFile;
import io.segue.library.LibraryFormatException;
import io.segue.library.LibraryFormats;
import io.segue.library.LibraryRow;
import io.segue.library.Playlist;
import io.segue.library.Track;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code segue inspect}: what a library file holds, before any batch. */
@Command(
        name = "inspect",
        description =
                "Shows what a library file holds: format, playlists as they would be named, first rows, problems by line.")
final class InspectCommand implements Callable<Integer> {

    private static final int MOST_PROBLEMS = 50;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "An export, a collection, or an archive of them.")
    private Path file;

    @Option(names = "--format", defaultValue = LibraryFormats.AUTO, description = "What it is, if not recognised.")
    private String format;

    @Option(names = "--collection", description = "The collection of a DJ program instead of its playlists.")
    private boolean collection;

    @Option(names = "--rows", defaultValue = "5", description = "How many rows to show (${DEFAULT-VALUE}).")
    private int rows;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    InspectCommand() {}

    /** What a playlist came to. */
    private static final class Tally {
        private long tracks;
        private long rejected;
    }

    private final Map<Playlist, Tally> playlists = new LinkedHashMap<>();
    private final List<String> first = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private long total;
    private long rejected;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (LibraryFile library = LibraryInput.open(spec, file, format, collection, true)) {
            int told = tell(out, library.recognised(), 0);
            for (LibraryRow row = library.next(); row != null; row = library.next()) {
                told = tell(out, library.recognised(), told);
                note(row);
            }
            told = tell(out, library.recognised(), told);
            library.passedOver().forEach(name -> out.println(name + ": passed over, no known format"));
        } catch (LibraryFormatException broken) {
            if (!playlists.isEmpty()) {
                print(out); // what was read before
            }
            throw broken;
        }
        print(out);
        return 0;
    }

    private static int tell(PrintWriter out, List<String> files, int told) {
        files.subList(told, files.size()).forEach(out::println);
        return files.size();
    }

    private void note(LibraryRow row) {
        Playlist playlist = row.playlist();
        Tally tally = playlist == null ? new Tally() : playlists.computeIfAbsent(playlist, key -> new Tally());
        if (row instanceof LibraryRow.Read read) {
            total++;
            tally.tracks++;
            if (first.size() < rows) {
                first.add(shown(read));
            }
        } else if (row instanceof LibraryRow.Rejected bad) {
            rejected++;
            tally.rejected++;
            if (problems.size() < MOST_PROBLEMS) {
                problems.add("line " + bad.line() + ": " + bad.reason());
            }
        }
    }

    private static String shown(LibraryRow.Read row) {
        Track track = row.track();
        String duration = track.duration() == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "  %d:%02d",
                        track.duration().toSeconds() / 60,
                        track.duration().toSecondsPart());
        return "line " + row.line() + ": " + track.label() + duration
                + (track.isrc() == null ? "" : "  " + track.isrc());
    }

    private void print(PrintWriter out) {
        out.printf(Locale.ROOT, "%n%d playlists, %d tracks, %d rows rejected%n", playlists.size(), total, rejected);
        playlists.forEach((playlist, tally) -> out.printf(
                Locale.ROOT,
                "  %7d %s%s%s%n",
                tally.tracks,
                playlist.title(),
                tally.rejected == 0 ? "" : "  (" + tally.rejected + " rejected)",
                kind(playlist)));
        section(out, "First rows", first);
        section(out, "Problems", problems);
        if (rejected > problems.size()) {
            out.println("  and " + (rejected - problems.size()) + " more");
        }
        out.flush();
    }

    private static String kind(Playlist playlist) {
        return switch (playlist.kind()) {
            case PLAYLIST, COLLECTION -> "";
            case SMART -> "  [filled by rules; read with input.smart: true]";
            case BUILT_IN -> "  [kept by the program; read with input.builtIn: true]";
            case LIKED -> "  [liked]";
            case ALBUMS -> "  [albums]";
        };
    }

    private static void section(PrintWriter out, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            out.println();
            out.println(title);
            lines.forEach(line -> out.println("  " + line));
        }
    }
}
