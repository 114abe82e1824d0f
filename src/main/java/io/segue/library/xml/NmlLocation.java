package io.segue.library.xml;

import io.segue.library.field.AudioLocation;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file as Traktor names it: the volume, the folders each preceded by {@code /:}, the file.
 *
 * @param directory {@code /:Users/:dj/:Music/:}
 */
record NmlLocation(String volume, String directory, String file) {

    private static final String SLASH = "/:";
    private static final String MAC_DISK = "Macintosh HD";
    private static final String NO_FILE = "no-file";
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:");
    private static final Pattern DRIVE_PATH = Pattern.compile("([A-Za-z]:)[/\\\\](.*)", Pattern.DOTALL);
    private static final Pattern VOLUME_PATH = Pattern.compile("/Volumes/([^/]+)/(.*)", Pattern.DOTALL);

    static NmlLocation of(@Nullable String volume, @Nullable String directory, @Nullable String file) {
        return new NmlLocation(text(volume), text(directory), text(file));
    }

    private static String text(@Nullable String attribute) {
        return attribute == null ? "" : attribute;
    }

    /** The other way round: from a path or {@code file:} URL. */
    static NmlLocation of(String location) {
        String path = AudioLocation.path(location);
        Matcher drive = DRIVE_PATH.matcher(path);
        if (drive.matches()) {
            return in(drive.group(1), drive.group(2).replace('\\', '/'));
        }
        Matcher mounted = VOLUME_PATH.matcher(path);
        if (mounted.matches()) {
            return in(mounted.group(1), mounted.group(2));
        }
        return path.startsWith("/") ? in(MAC_DISK, path.substring(1)) : in("", path);
    }

    /** Stands for the file of a track that has none: Traktor names tracks by file alone. */
    static NmlLocation none(long number) {
        return new NmlLocation(NO_FILE, SLASH, "track-" + number);
    }

    private static NmlLocation in(String volume, String path) {
        int end = path.lastIndexOf('/') + 1;
        return new NmlLocation(volume, SLASH + path.substring(0, end).replace("/", SLASH), path.substring(end));
    }

    /** What playlists call the file. */
    String key() {
        return volume + directory + file;
    }

    /** As the operating system names it; blank where the entry does not say. */
    String path() {
        if (file.isEmpty() || volume.equals(NO_FILE)) {
            return "";
        }
        String path = directory.replace(SLASH, "/") + file;
        if (DRIVE.matcher(volume).matches()) {
            return volume + path;
        }
        boolean startDisk = volume.equals(MAC_DISK) || path.startsWith("/Users/") || path.startsWith("/Volumes/");
        if (startDisk) {
            return path;
        }
        return volume.isEmpty() ? path.substring(path.startsWith("/") ? 1 : 0) : "/Volumes/" + volume + path;
    }
}
