package io.segue.catalog.local;

import io.segue.catalog.CatalogAnswerException;
import io.segue.catalog.CatalogProvider;
import io.segue.catalog.CatalogTarget;
import io.segue.catalog.MusicCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Opens local collections: {@code collection} is the path, {@code sha256} the hash of its bytes when the batch was staged. Once indexed,
 * the file itself is no longer needed. Indexes stay open until this closes.
 */
@Component
public class LocalCatalogProvider implements CatalogProvider, AutoCloseable {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final CollectionIndexes indexes;
    private final LocalPlaylistStore playlists;
    private final Map<String, CollectionIndex> open = new HashMap<>();

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
        String sha256 = setting(target, "sha256");
        if (!SHA256.matcher(sha256).matches()) {
            throw new CatalogAnswerException(
                    "The setting sha256 must be 64 lower-case hex digits, was \"" + sha256 + "\".", false);
        }
        return new LocalCatalog(collection, index(Path.of(collection), sha256), playlists);
    }

    private synchronized CollectionIndex index(Path collection, String sha256) {
        CollectionIndex index = open.get(sha256);
        if (index == null) {
            try {
                index = indexes.open(collection, sha256);
            } catch (IOException e) {
                throw new CatalogAnswerException(
                        "The collection " + collection + " could not be indexed: " + e
                                + ". Check the disk and the rights on the state directory.",
                        true);
            }
            open.put(sha256, index);
        }
        return index;
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
