package io.segue.cli;

import io.segue.batch.Batches.ProgressListener.Progress;
import io.segue.library.LibraryConversion;
import io.segue.library.LibraryFile;
import io.segue.library.LibraryFormats;
import io.segue.library.LibraryRow;
import io.segue.library.WritableFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code segue convert}: any readable format to any writable one. */
@Command(
        name = "convert",
        description = {
            "Writes what a library file holds as another format, for example M3U8, XSPF, CSV, JSON, rekordbox or Traktor.",
            "Formats of one playlist a file make a folder of files where there are several."
        })
final class ConvertCommand implements Callable<Integer> {

    private static final int MOST_PROBLEMS = 20;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "IN", description = "What to read, recognised by its content.")
    private Path in;

    @Parameters(index = "1", paramLabel = "OUT", description = "What to write; its ending tells the format.")
    private Path out;

    @Option(names = "--format", defaultValue = LibraryFormats.AUTO, description = "What IN is, if not recognised.")
    private String format;

    @Option(names = "--to", defaultValue = "", description = "What to write, where the ending does not tell.")
    private String to;

    @Option(names = "--collection", description = "The collection of a DJ program instead of its playlists.")
    private boolean collection;

    private long problems;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    ConvertCommand() {}

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        LibraryConversion conversion = new LibraryConversion();
        WritableFormat target = target(conversion);
        try (LibraryFile library = LibraryInput.open(spec, in, format, collection, false);
                ProgressDisplay display = ProgressDisplay.on(err)) {
            library.recognised().forEach(display::recognised);
            LibraryConversion.Result result = conversion.convert(
                    library,
                    target,
                    out,
                    rejected -> problem(err, rejected),
                    rows -> display.progress(new Progress("", "stage", rows, -1, null)));
            display.close();
            print(result);
            return 0;
        }
    }

    private WritableFormat target(LibraryConversion conversion) {
        try {
            return to.isEmpty() ? conversion.formatFor(out) : conversion.format(to);
        } catch (IllegalArgumentException unknown) {
            throw new ParameterException(spec.commandLine(), "Segue " + unknown.getMessage() + "; name one with --to.");
        }
    }

    private void problem(PrintWriter err, LibraryRow.Rejected rejected) {
        problems++;
        if (problems <= MOST_PROBLEMS) {
            err.println("line " + rejected.line() + ": " + rejected.reason());
        }
    }

    private void print(LibraryConversion.Result result) {
        PrintWriter console = spec.commandLine().getOut();
        console.printf(
                Locale.ROOT,
                "%d tracks written%s%s%n",
                result.written(),
                result.rejected() == 0 ? "" : ", " + result.rejected() + " rows rejected",
                result.unplaced() == 0 ? "" : ", " + result.unplaced() + " without a location players could open");
        List<Path> files = result.files();
        files.stream().limit(MOST_PROBLEMS).forEach(file -> console.println("  " + file));
        if (files.size() > MOST_PROBLEMS) {
            console.println("  and " + (files.size() - MOST_PROBLEMS) + " more");
        }
        console.flush();
    }
}
