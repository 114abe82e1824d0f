package io.segue.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Writes what a library file holds as another format, streaming. */
public final class LibraryConversion {

    private static final int PROGRESS_EVERY = 1000;

    private final LibraryFormats formats = new LibraryFormats();

    /**
     * What became of the rows.
     *
     * @param unplaced tracks whose audio a program will not find, as they name no location
     */
    public record Result(long written, long unplaced, long rejected, List<Path> files) {}

    /**
     * Converts a file. Formats that hold one playlist a file make one for each, in the folder {@code to}, unless there is just one.
     *
     * @param rejections takes every row that is not carried over
     * @param progress takes the number of rows read, now and then
     * @throws IOException when the input cannot be read on; nothing is written then
     */
    public Result convert(
            LibraryFile from,
            WritableFormat format,
            Path to,
            Consumer<LibraryRow.Rejected> rejections,
            LongConsumer progress)
            throws IOException {
        long written = 0;
        long unplaced = 0;
        long rejected = 0;
        List<Path> files = new ArrayList<>();
        try (LibraryWriter writer = format.holdsManyPlaylists()
                ? format.create(to, to.getFileName().toString())
                : new PlaylistFilesWriter(format, to, files)) {
            for (LibraryRow row = from.nextRow(); row != null; row = from.nextRow()) {
                if (row instanceof LibraryRow.Read read) {
                    written++;
                    unplaced += writer.write(read) ? 0 : 1;
                } else if (row instanceof LibraryRow.Rejected bad) {
                    rejected++;
                    rejections.accept(bad);
                }
                if ((written + rejected) % PROGRESS_EVERY == 0) {
                    progress.accept(written + rejected);
                }
            }
            writer.finish();
        }
        progress.accept(written + rejected);
        return new Result(written, unplaced, rejected, format.holdsManyPlaylists() ? List.of(to) : List.copyOf(files));
    }

    /** The format of that name, where it can be written. */
    public WritableFormat format(String name) {
        return writable(name, format -> format.name().equals(name));
    }

    /** The format as which a file of that name is written. */
    public WritableFormat formatFor(Path file) {
        String name = file.getFileName().toString();
        String ending = name.substring(Math.max(0, name.lastIndexOf('.'))).toLowerCase(Locale.ROOT);
        return writable(name, format -> format.endings().contains(ending));
    }

    private WritableFormat writable(String what, Predicate<WritableFormat> wanted) {
        return formats.writable().stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("cannot write \"" + what + "\"; can write "
                        + formats.writable().stream()
                                .map(format ->
                                        format.name() + " (" + String.join(", ", new TreeSet<>(format.endings())) + ")")
                                .collect(Collectors.joining(", "))));
    }
}
