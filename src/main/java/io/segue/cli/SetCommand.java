package io.segue.cli;

import io.segue.batch.JobDefinition;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code segue set}: one DJ set without a job file, through the same batch as one with. */
@Command(
        name = "set",
        description = {
            "Makes one DJ set of a collection, playlist or list of tracks; no job file needed.",
            "A TRACK is named by a part of \"Artist - Title\"."
        })
final class SetCommand implements Callable<Integer> {

    private final Session session;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "What to make it of, recognised by its content.")
    private Path file;

    @Option(
            names = "--playlist",
            paramLabel = "NAME",
            description = "Only this playlist of the file; * and ? stand for anything.")
    private @Nullable String playlist;

    @Option(names = "--minutes", description = "How long it is; tracks are chosen from all there are.")
    private @Nullable Integer minutes;

    @Option(names = "--tracks", description = "How many tracks it has.")
    private @Nullable Integer tracks;

    @Option(names = "--arc", description = "warm-up, build, peak, cool-down, wave, flat or off.")
    private @Nullable String arc;

    @Option(names = "--preset", description = "smooth, harmonic, tempo or open-format.")
    private @Nullable String preset;

    @Option(names = "--energy", description = "Where energy comes from: field, comment or rating.")
    private @Nullable String energy;

    @Option(names = "--opener", paramLabel = "TRACK", description = "Plays first.")
    private @Nullable String opener;

    @Option(names = "--closer", paramLabel = "TRACK", description = "Plays last.")
    private @Nullable String closer;

    @Option(names = "--must", paramLabel = "TRACK", description = "Is in the set. May be repeated.")
    private List<String> must = List.of();

    @Option(
            names = "--without",
            paramLabel = "TRACK",
            description = "Is not played; with --tracks or --minutes another is. May be repeated.")
    private List<String> without = List.of();

    @Option(
            names = "--lock",
            paramLabel = "POSITION=TRACK",
            description = "Plays at this position, from 1; the rest is put in order around it. May be repeated.")
    private Map<Integer, String> locks = new TreeMap<>();

    @Option(names = "--per-artist", paramLabel = "N", description = "Tracks of one artist at most.")
    private @Nullable Integer perArtist;

    @Mixin
    private RunCommand.RunOptions options;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    SetCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        JobDefinition definition = session.definitions(true)
                .of(
                        "set",
                        Map.of(
                                "type",
                                "dj-set-regeneration",
                                "description",
                                "a set from the command line",
                                "input",
                                input(),
                                "set",
                                set()));
        return options.run(session, definition, spec.commandLine());
    }

    private Map<String, Object> input() {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("files", file.toString());
        if (playlist != null) {
            input.put("include", List.of(playlist));
        }
        return input;
    }

    private Map<String, Object> set() {
        Map<String, Object> set = new LinkedHashMap<>();
        put(set, "minutes", minutes);
        put(set, "tracks", tracks);
        put(set, "arc", arc);
        put(set, "preset", preset);
        put(set, "energy", energy);
        put(set, "opener", opener);
        put(set, "closer", closer);
        put(set, "mustPlay", must.isEmpty() ? null : must);
        put(set, "without", without.isEmpty() ? null : without);
        put(set, "lock", locks.isEmpty() ? null : locks);
        put(set, "perArtist", perArtist);
        return set;
    }

    private static void put(Map<String, Object> set, String key, @Nullable Object value) {
        if (value != null) {
            set.put(key, value);
        }
    }
}
