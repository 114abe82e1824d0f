package io.segue.batch.report.html;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Links to everything else in the batch's directory, as it was found there. */
final class FileLinks {

    static final int FILES = 500;

    private static final String HEX = "0123456789ABCDEF";
    private static final Map<String, String> OURS = new LinkedHashMap<>();

    static {
        OURS.put("results.csv", "every row and what became of it");
        OURS.put("unmatched.csv", "rows that did not arrive, and why");
        OURS.put("review.csv", "candidates to decide between");
        OURS.put("summary.json", "the figures, for programs");
    }

    private FileLinks() {}

    static Html of(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(directory)) {
            files = walk.filter(Files::isRegularFile)
                    .map(directory::relativize)
                    .sorted()
                    .toList();
        }
        List<Path> ordered = new ArrayList<>();
        OURS.keySet().stream().map(Path::of).filter(files::contains).forEach(ordered::add);
        files.stream().filter(file -> !OURS.containsKey(file.toString())).forEach(ordered::add);
        List<Html> links = new ArrayList<>();
        for (Path file : ordered.subList(0, Math.min(FILES, ordered.size()))) {
            links.add(link(directory, file));
        }
        return Html.of(
                """
                <section aria-labelledby="files">
                <h2 id="files">Files <span class="n">{}</span></h2>
                <ul class="files">
                {}</ul>
                {}</section>
                """,
                Words.number(ordered.size()),
                Html.join(links),
                links.size() == ordered.size()
                        ? Html.NONE
                        : Html.of("<p class=\"more\">The first {} are listed.</p>\n", Words.number(links.size())));
    }

    private static Html link(Path directory, Path file) throws IOException {
        String name = file.toString().replace(file.getFileSystem().getSeparator(), "/");
        return Html.of(
                "<li><a href=\"{}\"><bdi>{}</bdi></a> <span class=\"about\">{}{}</span></li>\n",
                address(file),
                name,
                OURS.containsKey(name) ? OURS.get(name) + " · " : "",
                Words.size(Files.size(directory.resolve(file))));
    }

    /** The file's name as a relative address, which no name can turn into another scheme or place. */
    private static String address(Path file) {
        StringBuilder address = new StringBuilder(".");
        for (Path part : file) {
            address.append('/');
            for (byte b : part.toString().getBytes(StandardCharsets.UTF_8)) {
                boolean plain =
                        b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || "-._~".indexOf(b) >= 0;
                if (plain) {
                    address.append((char) b);
                } else {
                    address.append('%').append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
                }
            }
        }
        return address.toString();
    }
}
