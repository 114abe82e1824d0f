package io.segue.catalog.local;

import io.segue.catalog.CatalogAnswerException;
import io.segue.library.LibraryFormatException;
import io.segue.library.LibraryFormats;
import io.segue.library.LibraryReader;
import io.segue.library.LibraryRow;
import io.segue.library.ReadOptions;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** Makes the index of one file of any readable format, row by row: what it holds in memory does not grow with the rows but for 64 bits. */
final class CollectionIndexer {

    private static final int BITE = 500;
    private static final double BUFFER_MB = 32;

    private final LibraryFormats formats = new LibraryFormats();

    /**
     * Reads ahead by one bite while the index takes in the one before: the two cost about the same.
     *
     * @param folder absent or empty; what it holds after a failure is no index
     * @throws CatalogAnswerException not retryable, when the file cannot be read
     */
    void write(Path collection, Path folder) throws IOException {
        IndexWriterConfig config = new IndexWriterConfig(SearchText.ANALYZER).setRAMBufferSizeMB(BUFFER_MB);
        ExecutorService ahead = Executors.newSingleThreadExecutor();
        try (LibraryReader rows = formats.open(collection, LibraryFormats.AUTO, ReadOptions.COLLECTION);
                Directory directory = FSDirectory.open(folder);
                IndexWriter writer = new IndexWriter(directory, config)) {
            UriSet seen = new UriSet();
            List<Document> bite = bite(rows, seen);
            while (!bite.isEmpty()) {
                Future<List<Document>> next = ahead.submit(() -> bite(rows, seen));
                writer.addDocuments(bite);
                bite = result(next);
            }
            writer.forceMerge(1);
        } catch (LibraryFormatException e) {
            throw new CatalogAnswerException("The collection cannot be read: " + e.getMessage(), false);
        } finally {
            ahead.shutdownNow();
        }
    }

    private static List<Document> bite(LibraryReader rows, UriSet seen) throws IOException {
        List<Document> documents = new ArrayList<>(BITE);
        while (documents.size() < BITE) {
            LibraryRow row = rows.next();
            if (row == null) {
                break;
            }
            if (row instanceof LibraryRow.Read read) {
                String uri = LocalUri.of(read.track());
                if (seen.add(uri)) {
                    documents.add(TrackDocument.of(uri, read.track()));
                }
            }
        }
        return documents;
    }

    private static List<Document> result(Future<List<Document>> bite) throws IOException {
        try {
            return bite.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IllegalStateException("the collection could not be read", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while indexing");
        }
    }
}
