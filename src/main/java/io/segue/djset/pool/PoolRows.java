package io.segue.djset.pool;

import io.segue.batch.BatchType.Row;
import io.segue.batch.BatchType.RowReader;
import io.segue.djset.definition.Grouping;
import io.segue.djset.definition.SetPlan;
import io.segue.djset.definition.SetPlan.Listed;
import io.segue.library.LibraryFile;
import io.segue.library.LibraryRow;
import io.segue.library.Playlist;
import io.segue.library.ReadOptions.View;
import io.segue.library.TrackJson;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Deals the tracks of one file to the sets of a job: a track goes to every set whose pool it belongs to. Listed sets that ask for
 * playlists read these, the others the collection. A listed set that nothing belongs to becomes a rejected row, so that it is not lost.
 */
public final class PoolRows implements RowReader {

    private static final String NO_GENRE = "Without genre";

    /** Opens the file once more. */
    @FunctionalInterface
    public interface Opening {
        LibraryFile open(View view) throws IOException;
    }

    private final SetPlan plan;
    private final Opening file;
    private final Deque<View> views = new ArrayDeque<>();
    private final Deque<Row> ready = new ArrayDeque<>();
    private final Set<String> met = new HashSet<>();
    private final Map<String, String> spellings = new HashMap<>();
    private final Set<String> missing;
    private @Nullable LibraryFile current;
    private View view = View.COLLECTION;
    private List<String> recognised = List.of();

    /**
     * @param missing names of listed sets to complain about if nothing of this file belongs to them
     */
    public PoolRows(SetPlan plan, Opening file, Set<String> missing) {
        this.plan = plan;
        this.file = file;
        this.missing = missing;
        if (plan.listed().isEmpty()) {
            views.add(plan.by() == Grouping.GENRE ? View.COLLECTION : View.PLAYLISTS);
        } else {
            if (plan.listed().stream().anyMatch(set -> !set.pool().ofPlaylists())) {
                views.add(View.COLLECTION);
            }
            if (plan.listed().stream().anyMatch(set -> set.pool().ofPlaylists())) {
                views.add(View.PLAYLISTS);
            }
        }
    }

    @Override
    public @Nullable Row next() throws IOException {
        while (ready.isEmpty()) {
            LibraryRow row = read();
            if (row == null) {
                complain();
                return ready.poll();
            }
            if (row instanceof LibraryRow.Rejected rejected) {
                ready.add(Row.rejected(rejected.line(), unit(rejected), rejected.raw(), rejected.reason()));
            } else if (row instanceof LibraryRow.Read read) {
                units(read)
                        .forEach(unit -> ready.add(
                                Row.item(read.line(), unit, read.track().label(), TrackJson.write(read.track()))));
            }
        }
        return ready.poll();
    }

    @Override
    public List<String> recognised() {
        return recognised;
    }

    private @Nullable LibraryRow read() throws IOException {
        while (true) {
            if (current == null) {
                if (views.isEmpty()) {
                    return null;
                }
                view = views.remove();
                current = file.open(view);
            }
            LibraryRow row = current.nextRow();
            if (current.recognised().size() > recognised.size()) { // the same for every view of the file
                recognised = List.copyOf(current.recognised());
            }
            if (row != null) {
                return row;
            }
            current.close();
            current = null;
        }
    }

    private List<String> units(LibraryRow.Read row) {
        if (plan.listed().isEmpty()) {
            return List.of(group(row));
        }
        List<String> units = plan.listed().stream()
                .filter(set -> reads(set, row.playlist()) && set.pool().admits(row.track()))
                .map(Listed::name)
                .toList();
        met.addAll(units);
        return units;
    }

    private boolean reads(Listed set, Playlist playlist) {
        return set.pool().ofPlaylists() == (view == View.PLAYLISTS)
                && set.pool().admits(playlist);
    }

    private String group(LibraryRow.Read row) {
        Playlist playlist = row.playlist();
        if (plan.by() == Grouping.GENRE) {
            String genre = row.track().genre();
            String name = genre == null || genre.isBlank() ? NO_GENRE : genre.strip();
            return spellings.computeIfAbsent(name.toLowerCase(Locale.ROOT), unseen -> name);
        }
        return place(playlist);
    }

    private String place(Playlist playlist) {
        boolean folder = plan.by() == Grouping.FOLDER && !playlist.folder().isEmpty();
        return folder ? String.join(Playlist.SEPARATOR, playlist.folder()) : playlist.title();
    }

    /** The one set that says of a row that it cannot be read; none where it may belong to any. */
    private @Nullable String unit(LibraryRow.Rejected row) {
        Playlist playlist = row.playlist();
        if (playlist == null || plan.by() == Grouping.GENRE) {
            return null;
        }
        if (plan.listed().isEmpty()) {
            return place(playlist);
        }
        return plan.listed().stream()
                .filter(set -> set.pool().ofPlaylists() && reads(set, playlist))
                .map(Listed::name)
                .findFirst()
                .orElse(null);
    }

    private void complain() {
        for (Listed set : plan.listed()) {
            if (missing.contains(set.name()) && met.add(set.name())) {
                ready.add(Row.rejected(
                        1,
                        set.name(),
                        "the pool of " + set.name(),
                        "no track of the input belongs to this set; look at its pool in the job file"));
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (current != null) {
            current.close();
            current = null;
        }
    }
}
