package io.segue.library;

import java.nio.file.Files;
import java.nio.file.Path;

/** File names made of titles: names that every file system takes and that stay what they were as far as possible. */
public final class PortableName {

    private static final int MAX_LENGTH = 100;

    private PortableName() {}

    /** The title with what file systems refuse replaced by {@code _}; never blank, never hidden, never a path. */
    public static String of(String title) {
        String name = title.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_").strip();
        name = name.substring(0, Math.min(name.length(), MAX_LENGTH)).replaceAll("^\\.+|[. ]+$", "_");
        return name.isBlank() ? "untitled" : name;
    }

    /** A path in the folder for that title and ending which is not taken yet. */
    public static Path in(Path folder, String title, String ending) {
        String name = of(title);
        Path file = folder.resolve(name + ending);
        for (int n = 2; Files.exists(file); n++) {
            file = folder.resolve(name + " (" + n + ")" + ending);
        }
        return file;
    }
}
