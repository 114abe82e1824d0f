package io.segue.library.m3u;

import io.segue.library.field.AudioLocation;
import java.util.regex.Pattern;

/** What a path's last part says about the track: its name without ending and track number. */
final class EntryName {

    private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z0-9]{2,5}$");
    private static final Pattern NUMBER =
            Pattern.compile("^\\d{1,3}(?:-\\d{1,2})?(?:\\s*[-._)]\\s+|\\s+-\\s+|\\.\\s*|\\s+)(?=\\S)");

    private EntryName() {}

    static String of(String entry) {
        String path = AudioLocation.path(entry).replaceFirst("[?#].*$", "").replace('\\', '/');
        String file = path.substring(path.lastIndexOf('/') + 1).replace('_', ' ');
        String name = ENDING.matcher(file).replaceFirst("").strip();
        String withoutNumber = NUMBER.matcher(name).replaceFirst("").strip();
        return withoutNumber.isEmpty() ? name : withoutNumber;
    }
}
