package io.segue.sync;

import io.segue.catalog.CatalogProvider;
import io.segue.catalog.CatalogTarget;
import io.segue.catalog.CatalogTrack;
import io.segue.catalog.MusicCatalog;
import io.segue.catalog.PlaylistHead;
import io.segue.catalog.SnapshotMismatchException;
import io.segue.library.Track;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A catalog in memory. The test plays the user, who edits playlists at will, and the fates: what happens at the next call of a kind is
 * queued beforehand.
 */
final class FakeCatalog implements MusicCatalog, CatalogProvider {

    /** What befalls a call. */
    interface Fate {

        /** Before the call takes effect; what it throws prevents it. */
        default void before() {}

        /** After the call took effect; what it throws loses the answer. */
        default void after() {}
    }

    /** The process dies; nothing in the product catches this. */
    static final class ProcessDied extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    final List<String> calls = new ArrayList<>();
    private final Map<String, List<String>> playlists = new LinkedHashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Integer> versions = new HashMap<>();
    private final Map<String, List<CatalogTrack>> found = new HashMap<>();
    private final Map<String, Deque<Fate>> fates = new HashMap<>();
    private Duration settleAfter = Duration.ZERO;
    private int created;
    private boolean metered = true;

    static Fate refused(RuntimeException answer) {
        return new Fate() {
            @Override
            public void before() {
                throw answer;
            }
        };
    }

    static Fate answerLost(RuntimeException instead) {
        return new Fate() {
            @Override
            public void after() {
                throw instead;
            }
        };
    }

    static Fate meanwhile(Runnable edit) {
        return new Fate() {
            @Override
            public void before() {
                edit.run();
            }
        };
    }

    /** Queues what befalls the next calls of this method. */
    void at(String method, Fate... next) {
        fates.computeIfAbsent(method, none -> new ArrayDeque<>()).addAll(List.of(next));
    }

    void settleAfter(Duration duration) {
        settleAfter = duration;
    }

    /** Searching costs nothing. */
    void unmetered() {
        metered = false;
    }

    @Override
    public boolean metered() {
        return metered;
    }

    /** What a search for this title finds. */
    void has(String title, CatalogTrack... tracks) {
        found.put(title, List.of(tracks));
    }

    /** The user's own playlist. */
    void playlist(String name, String... uris) {
        String id = "p-" + name;
        names.put(id, name);
        playlists.put(id, new ArrayList<>(List.of(uris)));
        versions.put(id, 1);
    }

    /** As it is now; {@code null} when there is none. */
    @Nullable List<String> listed(String name) {
        return findId(name).map(playlists::get).map(List::copyOf).orElse(null);
    }

    /** The user edits. */
    void edit(String name, List<String> uris) {
        String id = findId(name).orElseThrow();
        playlists.put(id, new ArrayList<>(uris));
        versions.merge(id, 1, Integer::sum);
    }

    void delete(String name) {
        findId(name).ifPresent(playlists::remove);
    }

    long count(String method) {
        return calls.stream().filter(method::equals).count();
    }

    private Optional<String> findId(String name) {
        return playlists.keySet().stream()
                .filter(id -> name.equals(names.get(id)))
                .findFirst();
    }

    private Fate call(String method) {
        calls.add(method);
        Deque<Fate> queue = fates.getOrDefault(method, new ArrayDeque<>());
        Fate fate = queue.isEmpty() ? new Fate() {} : queue.removeFirst();
        fate.before();
        return fate;
    }

    @Override
    public String kind() {
        return "fake";
    }

    @Override
    public MusicCatalog open(CatalogTarget target) {
        return this;
    }

    @Override
    public List<CatalogTrack> search(Track wanted, int limit) {
        call("search").after();
        return found.getOrDefault(wanted.title(), List.of()).stream()
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<PlaylistHead> findPlaylist(String name) {
        call("findPlaylist").after();
        return findId(name).map(this::head);
    }

    private PlaylistHead head(String id) {
        return new PlaylistHead(
                id,
                names.getOrDefault(id, ""),
                "v" + versions.get(id),
                playlists.getOrDefault(id, List.of()).size());
    }

    @Override
    public PlaylistHead createPlaylist(String name, String description) {
        Fate fate = call("createPlaylist");
        String id = "new-" + ++created;
        names.put(id, name);
        playlists.put(id, new ArrayList<>());
        versions.put(id, 1);
        fate.after();
        return head(id);
    }

    @Override
    public Optional<PlaylistHead> playlist(String playlistId) {
        call("playlist").after();
        return playlists.containsKey(playlistId) ? Optional.of(head(playlistId)) : Optional.empty();
    }

    @Override
    public List<CatalogTrack> entries(String playlistId, int offset, int limit) {
        call("entries").after();
        return playlists.getOrDefault(playlistId, List.of()).stream()
                .skip(offset)
                .limit(limit)
                .map(uri -> new CatalogTrack(uri, Track.of(uri)))
                .toList();
    }

    @Override
    public String add(String playlistId, String expectedSnapshot, int position, List<CatalogTrack> tracks) {
        Fate fate = call("add");
        List<String> entries = checked(playlistId, expectedSnapshot);
        entries.addAll(position, tracks.stream().map(CatalogTrack::uri).toList());
        return changed(playlistId, fate);
    }

    @Override
    public String remove(String playlistId, String expectedSnapshot, List<Integer> positions) {
        Fate fate = call("remove");
        List<String> entries = checked(playlistId, expectedSnapshot);
        List<Integer> last = new ArrayList<>(positions);
        Collections.reverse(last);
        last.forEach(position -> entries.remove(position.intValue()));
        return changed(playlistId, fate);
    }

    private List<String> checked(String playlistId, String expectedSnapshot) {
        String now = head(playlistId).snapshot();
        if (!now.equals(expectedSnapshot)) {
            throw new SnapshotMismatchException(playlistId, expectedSnapshot, now);
        }
        return playlists.getOrDefault(playlistId, new ArrayList<>());
    }

    private String changed(String playlistId, Fate fate) {
        versions.merge(playlistId, 1, Integer::sum);
        fate.after();
        return head(playlistId).snapshot();
    }

    @Override
    public void deletePlaylist(String playlistId) {
        Fate fate = call("deletePlaylist");
        playlists.remove(playlistId);
        fate.after();
    }

    @Override
    public int maxAddsPerRequest() {
        return 100;
    }

    @Override
    public Duration settleAfter() {
        return settleAfter;
    }
}
