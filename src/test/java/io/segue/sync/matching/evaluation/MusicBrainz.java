package io.segue.sync.matching.evaluation;

import com.opencsv.CSVReaderHeaderAware;
import com.opencsv.exceptions.CsvValidationException;
import io.segue.library.Track;
import io.segue.sync.matching.MatchCandidate;
import io.segue.sync.matching.MatchDecision.Accepted;
import io.segue.sync.matching.MatchPolicy;
import io.segue.sync.matching.TrackMatcher;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows of MusicBrainz 20K that are one recording, without durations and with values in wrong columns. An index proposes for
 * every row the rows most like it; a pair counts as found when the matcher accepts one for the other.
 */
final class MusicBrainz {

    private static final int NEIGHBOURS = 15;

    private final List<MatchCandidate> rows = new ArrayList<>();
    private final List<String> clusters = new ArrayList<>();

    private MusicBrainz() {}

    static MusicBrainz read(Path file) throws IOException {
        MusicBrainz data = new MusicBrainz();
        try (CSVReaderHeaderAware csv = new CSVReaderHeaderAware(Files.newBufferedReader(file))) {
            for (Map<String, String> row = csv.readMap(); row != null; row = csv.readMap()) {
                data.rows.add(new MatchCandidate("row:" + row.get("id"), track(row)));
                data.clusters.add(row.get("cluster"));
            }
        } catch (CsvValidationException e) {
            throw new IOException(e);
        }
        return data;
    }

    void evaluate(PrintStream out, String name, MatchPolicy policy, int errors) throws IOException {
        TrackMatcher matcher = new TrackMatcher(policy);
        long found = 0;
        long wrong = 0;
        long blocked = 0;
        int shown = 0;
        try (Corpus corpus = new Corpus(rows)) {
            for (int i = 0; i < rows.size(); i++) {
                for (int j : corpus.search(rows.get(i).track(), NEIGHBOURS)) {
                    if (j <= i && !(j < i && !contains(corpus, j, i))) {
                        continue; // a pair is judged once
                    }
                    boolean same = clusters.get(i).equals(clusters.get(j));
                    blocked += same ? 1 : 0;
                    var decision = matcher.decide(rows.get(i).track(), List.of(rows.get(j)));
                    boolean accepted = decision instanceof Accepted;
                    found += accepted && same ? 1 : 0;
                    wrong += accepted && !same ? 1 : 0;
                    if (accepted != same && shown++ < errors) {
                        out.println((accepted ? "WRONG  " : "MISSED ") + line(i) + "\n     |  " + line(j)
                                + "\n         -> " + Scores.explain(decision));
                    }
                }
            }
        }
        long pairs = pairs();
        double precision = found / (double) Math.max(1, found + wrong);
        double recall = found / (double) pairs;
        out.printf(
                Locale.ROOT,
                "%s: %d rows, %d pairs, %d of them proposed by the index; precision %.4f, recall %.4f, F1 %.4f%n",
                name,
                rows.size(),
                pairs,
                blocked,
                precision,
                recall,
                2 * precision * recall / Math.max(1e-9, precision + recall));
    }

    private final Map<Integer, List<Integer>> proposed = new HashMap<>();

    private boolean contains(Corpus corpus, int row, int other) throws IOException {
        List<Integer> neighbours = proposed.get(row);
        if (neighbours == null) {
            neighbours = corpus.search(rows.get(row).track(), NEIGHBOURS);
            proposed.put(row, neighbours);
        }
        return neighbours.contains(other);
    }

    private long pairs() {
        Map<String, Long> sizes = new HashMap<>();
        clusters.forEach(cluster -> sizes.merge(cluster, 1L, Long::sum));
        return sizes.values().stream().mapToLong(n -> n * (n - 1) / 2).sum();
    }

    private String line(int row) {
        Track track = rows.get(row).track();
        return track.title() + " | " + track.artists() + " | " + track.album() + " | " + track.year();
    }

    private static Track track(Map<String, String> row) {
        String artist = orNull(row.get("artist"));
        return new Track(
                String.valueOf(row.get("title")),
                artist == null ? List.of() : List.of(artist),
                orNull(row.get("album")),
                null,
                null,
                null,
                null,
                year(row.get("year")),
                null,
                null,
                null);
    }

    private static @Nullable String orNull(@Nullable String value) {
        boolean none = value == null || value.isBlank() || value.equals("null") || value.equals("n.a.");
        return none ? null : value.strip();
    }

    /** "1995" and "'95"; 95 could be a year, too. */
    private static @Nullable Integer year(@Nullable String text) {
        String digits = text == null ? "" : text.replaceAll("\\D", "");
        if (digits.length() == 4) {
            return Integer.valueOf(digits);
        }
        if (digits.length() != 2) {
            return null;
        }
        int year = Integer.parseInt(digits);
        return year + (year > 30 ? 1900 : 2000);
    }
}
