package io.segue.library;

import io.segue.library.LibraryFile.Recognised;
import io.segue.library.delimited.CollectionCsvFormat;
import io.segue.library.delimited.ExportifyFormat;
import io.segue.library.delimited.TuneMyMusicFormat;
import io.segue.library.json.EnrichedJsonFormat;
import io.segue.library.source.FileHead;
import io.segue.library.source.Sources;
import io.segue.library.xml.NmlFormat;
import io.segue.library.xml.RekordboxFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The formats that can be read or written, and the way in: opens a file as the format it is told, or as the one its content shows. */
public final class LibraryFormats {

    /** Stands for "recognise by content". */
    public static final String AUTO = "auto";

    private static final int SEEN_CHARS = 200;

    private final List<LibraryFormat> formats;

    /** All formats of this version. */
    public LibraryFormats() {
        this(List.of(
                new ExportifyFormat(),
                new TuneMyMusicFormat(),
                new RekordboxFormat(),
                new NmlFormat(),
                new EnrichedJsonFormat(),
                new CollectionCsvFormat()));
    }

    LibraryFormats(List<LibraryFormat> formats) {
        this.formats = List.copyOf(formats);
    }

    /** The names a job file may use, besides {@link #AUTO}. */
    public List<String> names() {
        return formats.stream().map(LibraryFormat::name).toList();
    }

    /** The formats that can be written. */
    public List<WritableFormat> writable() {
        return formats.stream()
                .filter(WritableFormat.class::isInstance)
                .map(WritableFormat.class::cast)
                .toList();
    }

    /**
     * Opens a file for reading; the caller closes it.
     *
     * @param format one of {@link #names()}, or {@link #AUTO}
     * @throws LibraryFormatException when the file is missing, empty or of no known format
     * @throws IllegalArgumentException when no format has that name
     */
    public LibraryFile open(Path file, String format, ReadOptions options) throws IOException {
        if (!format.equals(AUTO) && !names().contains(format)) {
            throw new IllegalArgumentException(
                    "unknown format \"" + format + "\"; known are " + AUTO + ", " + String.join(", ", names()));
        }
        if (!Files.isRegularFile(file)) {
            throw new LibraryFormatException(
                    file, 1, Files.exists(file) ? "is not a file; name the file itself" : "no such file");
        }
        Sources sources = Sources.of(file);
        LibraryFile.Recogniser recogniser =
                (head, alone) -> format.equals(AUTO) ? recognise(head, alone) : named(format, head, alone);
        LibraryFile library = new LibraryFile(sources, recogniser, options);
        try {
            if (!library.openNext()) {
                throw nothingInArchive(file, library.passedOver());
            }
            return library;
        } catch (IOException | RuntimeException e) {
            library.close();
            throw e;
        }
    }

    /** A file alone is what it is said to be; of an archive only what looks like it is meant. */
    private @Nullable Recognised named(String name, FileHead head, boolean alone) throws LibraryFormatException {
        requireContent(head, alone);
        LibraryFormat format = formats.stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow();
        Recognition recognition = format.recognise(head);
        return alone || recognition.confidence() > 0 ? new Recognised(format, recognition) : null;
    }

    private @Nullable Recognised recognise(FileHead head, boolean alone) throws LibraryFormatException {
        requireContent(head, alone);
        Optional<Recognised> best = formats.stream()
                .map(format -> new Recognised(format, format.recognise(head)))
                .max(Comparator.comparingDouble(
                        recognised -> recognised.recognition().confidence()))
                .filter(recognised -> recognised.recognition().confidence() > 0);
        if (best.isEmpty() && alone) {
            throw new LibraryFormatException(
                    head.name(),
                    1,
                    "the format is not recognised. The file begins \"" + head.beginning(SEEN_CHARS) + "\" ("
                            + head.encoding().charset() + "). Known formats: " + known()
                            + ". If it is one of them, name the format");
        }
        return best.orElse(null);
    }

    private static void requireContent(FileHead head, boolean alone) throws LibraryFormatException {
        if (alone && head.text().isBlank()) {
            throw new LibraryFormatException(head.name(), 1, "the file is empty; export it again");
        }
    }

    private LibraryFormatException nothingInArchive(Path file, List<String> seen) {
        String found = seen.isEmpty()
                ? "nothing"
                : seen.stream().limit(10).collect(Collectors.joining(", ")) + (seen.size() > 10 ? ", …" : "");
        return new LibraryFormatException(
                file, 1, "nothing in the archive is recognised. It holds " + found + ". Known formats: " + known());
    }

    private String known() {
        return formats.stream()
                .map(format -> format.name() + " (" + format.shape() + ")")
                .collect(Collectors.joining("; "));
    }
}
