package io.segue.sync.matching;

import io.segue.library.Track;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The labelled queries of {@code matching/versions.tsv}, whose head explains the format: what a row asks for, what a catalog offers, and
 * what is right. Every line that cannot be read, or names a recording its family lacks, is an error with its number.
 */
public final class VersionSet {

    /**
     * @param kind class of the query: {@code live}, {@code remix}, ...
     * @param line in {@code versions.tsv}
     * @param right uris of the candidates of which any is right; empty when none is
     * @param decidable {@code false} when several recordings fit alike, so that nobody could say which
     */
    public record Query(
            String kind,
            int line,
            Track wanted,
            List<MatchCandidate> candidates,
            Set<String> right,
            boolean decidable) {}

    private static final String NAME = "/matching/versions.tsv";
    private static final Pattern CELLS = Pattern.compile("(?<=\\s)~(?=\\s|$)");

    private final List<Query> queries = new ArrayList<>();
    private final Map<String, MatchCandidate> family = new LinkedHashMap<>();
    private String artist = "";

    private VersionSet() {}

    public static List<Query> queries() {
        VersionSet set = new VersionSet();
        int number = 0;
        for (String line : lines()) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                set.read(number, line.split("\t"));
            }
        }
        return Collections.unmodifiableList(set.queries);
    }

    private void read(int line, String[] cells) {
        try {
            switch (cells[0]) {
                case "song" -> {
                    family.clear();
                    artist = cells[1];
                }
                case "?" -> ask(line, cells[1], cells[2], track(cells[3]));
                default -> {
                    String uri = line + cells[0];
                    if (family.put(cells[0], new MatchCandidate(uri, track(cells[1]))) != null) {
                        throw new IllegalArgumentException("there is a recording \"" + cells[0] + "\" already");
                    }
                }
            }
        } catch (RuntimeException e) {
            throw new IllegalStateException(NAME + " line " + line + ": " + e.getMessage(), e);
        }
    }

    private void ask(int line, String kind, String answer, Track wanted) {
        if (answer.equals("none") || answer.equals("?")) {
            queries.add(new Query(kind, line, wanted, offered(line, Set.of()), Set.of(), answer.equals("none")));
            return;
        }
        Set<String> names = Set.of(answer.replace("!", "").split("\\|"));
        Set<String> right = Set.copyOf(names.stream()
                .map(name -> Objects.requireNonNull(family.get(name), "no recording \"" + name + "\""))
                .map(MatchCandidate::uri)
                .toList());
        queries.add(new Query(kind, line, wanted, offered(line, Set.of()), right, true));
        if (!answer.endsWith("!")) {
            queries.add(new Query(kind, line, wanted, offered(line, names), Set.of(), true));
        }
    }

    /** What the family holds but for {@code without}, in an order that favours nobody. */
    private List<MatchCandidate> offered(int line, Set<String> without) {
        List<MatchCandidate> offered = new ArrayList<>();
        family.forEach((name, candidate) -> {
            if (!without.contains(name)) {
                offered.add(candidate);
            }
        });
        Collections.rotate(offered, line);
        return List.copyOf(offered);
    }

    private Track track(String text) {
        String[] cells = CELLS.split(text + " ~ ~ ~ ~ ~ ~ ");
        String artists = cells[1].strip();
        String seconds = cells[3].strip();
        String year = cells[4].strip();
        String rating = cells[6].strip();
        return new Track(
                cells[0].strip(),
                Stream.of((artists.equals(".") ? artist : artists).split(";"))
                        .map(String::strip)
                        .filter(a -> !a.isEmpty())
                        .toList(),
                orNull(cells[2]),
                seconds.isEmpty() ? null : Duration.ofSeconds(Long.parseLong(seconds)),
                orNull(cells[5]),
                null,
                null,
                year.isEmpty() ? null : Integer.valueOf(year),
                null,
                rating.isEmpty() ? null : rating.equals("explicit"),
                null);
    }

    private static @Nullable String orNull(String cell) {
        return cell.isBlank() ? null : cell.strip();
    }

    private static List<String> lines() {
        try (InputStream in = Objects.requireNonNull(VersionSet.class.getResourceAsStream(NAME))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
