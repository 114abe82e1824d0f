package io.segue.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The formats that can be read, and the way in: opens a file as the format it is told, or as the one its content shows. */
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

    /**
     * Opens a file for reading; the caller closes it.
     *
     * @param format one of {@link #names()}, or {@link #AUTO}
     * @throws LibraryFormatException when the file is missing, empty or of no known format
     * @throws IllegalArgumentException when no format has that name
     */
    public LibraryFile open(Path file, String format) throws IOException {
        if (!format.equals(AUTO) && !names().contains(format)) {
            throw new IllegalArgumentException(
                    "unknown format \"" + format + "\"; known are " + AUTO + ", " + String.join(", ", names()));
        }
        if (!Files.isRegularFile(file)) {
            throw new LibraryFormatException(
                    file, 1, Files.exists(file) ? "is not a file; name the file itself" : "no such file");
        }
        FileHead head = FileHead.read(file);
        if (head.text().isBlank()) {
            throw new LibraryFormatException(file, 1, "the file is empty; export it again");
        }
        LibraryFormat chosen = format.equals(AUTO) ? recognise(head) : byName(format);
        return new LibraryFile(chosen.name(), chosen.open(head));
    }

    private LibraryFormat byName(String name) {
        return formats.stream()
                .filter(format -> format.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private LibraryFormat recognise(FileHead head) throws LibraryFormatException {
        LibraryFormat best = formats.stream()
                .max(Comparator.comparingDouble(format -> format.recognise(head)))
                .orElseThrow();
        if (best.recognise(head) > 0) {
            return best;
        }
        String known = formats.stream()
                .map(format -> format.name() + " (" + format.shape() + ")")
                .collect(Collectors.joining("; "));
        throw new LibraryFormatException(
                head.file(),
                1,
                "the format is not recognised. The file begins \"" + head.beginning(SEEN_CHARS) + "\" ("
                        + head.charset() + "). Known formats: " + known + ". If it is one of them, name the format");
    }
}
