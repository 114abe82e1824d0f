package io.segue.catalog.local;

import io.segue.catalog.CatalogAnswerException;
import io.segue.catalog.CatalogProvider;
import io.segue.catalog.CatalogTarget;
import io.segue.catalog.MusicCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Opens local collections: {@code collection} is the path, {@code sha256} the hash of its bytes when the batch was staged; where a
 * collection has more files, these are {@code collection.2}, {@code sha256.2} and so on, and its playlists belong to the first. Once
 * indexed, the files themselves are no longer needed. Indexes stay open until this closes.
 */
@Component
public class LocalCatalogProvider implements CatalogProvider, AutoCloseable {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final CollectionIndexes indexes;
    private final LocalPlaylistStore playlists;
    private final Map<List<String>, CollectionIndex> open = new HashMap<>();

    LocalCatalogProvider(@Value("${segue.home:.segue}") Path home, LocalPlaylistStore playlists) {
        this.indexes = new CollectionIndexes(home);
        this.playlists = playlists;
    }

    @Override
    public String kind() {
        return "local";
    }

    @Override
    public MusicCatalog open(CatalogTarget target) {
        String collection = setting(target, "collection");
        List<CollectionFile> files = new ArrayList<>(List.of(file(target, "")));
        for (int no = 2; target.settings().containsKey("collection." + no); no++) {
            files.add(file(target, "." + no));
        }
        return new LocalCatalog(collection, () -> index(files), playlists);
    }

    private static CollectionFile file(CatalogTarget target, String suffix) {
        String sha256 = setting(target, "sha256" + suffix);
        if (!SHA256.matcher(sha256).matches()) {
            throw new CatalogAnswerException(
                    "The setting sha256" + suffix + " must be 64 lower-case hex digits, was \"" + sha256 + "\".",
                    false);
        }
        return new CollectionFile(Path.of(setting(target, "collection" + suffix)), sha256);
    }

    private synchronized CollectionIndex index(List<CollectionFile> files) {
        List<String> contents = files.stream().map(CollectionFile::sha256).toList();
        CollectionIndex index = open.get(contents);
        if (index == null) {
            try {
                index = indexes.open(files);
            } catch (IOException e) {
                throw new CatalogAnswerException(
                        "The collection " + files.get(0).path() + " could not be indexed: " + e
                                + ". Check the disk and the rights on the state directory.",
                        true);
            }
            open.put(contents, index);
        }
        return index;
    }

    @Override
    public int forget(List<String> playlistIds) {
        int forgotten = 0;
        for (String playlistId : playlistIds) {
            if (playlists.head(playlistId).isPresent()) {
                playlists.delete(playlistId);
                forgotten++;
            }
        }
        return forgotten;
    }

    @Override
    public int sweep(Set<String> needed, Instant before) throws IOException {
        return indexes.sweep(needed, before);
    }

    private static String setting(CatalogTarget target, String name) {
        String value = target.settings().get(name);
        if (value == null || value.isBlank()) {
            throw new CatalogAnswerException(
                    "A local catalog needs the settings collection and sha256; " + name + " is missing from "
                            + target.settings().keySet() + ".",
                    false);
        }
        return value;
    }

    @Override
    public synchronized void close() throws IOException {
        for (CollectionIndex index : open.values()) {
            index.close();
        }
        open.clear();
    }
}
