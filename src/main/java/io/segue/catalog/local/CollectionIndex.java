package io.segue.catalog.local;

import io.segue.catalog.CatalogTrack;
import io.segue.library.Track;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOUtils;

/** The finished indexes of one collection's files, searched as one; read-only and thread-safe. */
final class CollectionIndex implements Closeable {

    static final String URI = "uri";
    static final String ISRC = "isrc";
    static final String KEY = "key";
    static final String TITLE = "title";
    static final String CORE = "core";
    static final String NAME = "name";
    static final String ARTISTS = "artists";
    static final String ARTIST_NAMES = "artist";
    static final String ALBUM = "album";
    static final String LENGTH = "length";
    static final String TRACK = "track";

    /** What scores less than this share of the best hit is no candidate. */
    private static final float HOPELESS = 0.3f;

    private final List<Directory> directories;
    private final IndexReader reader;
    private final IndexSearcher searcher;
    private final SimilarQuery similar;

    private CollectionIndex(List<Directory> directories, IndexReader reader) {
        this.directories = directories;
        this.reader = reader;
        this.searcher = new IndexSearcher(reader);
        searcher.setQueryCache(null); // no query is asked twice
        this.similar = new SimilarQuery(searcher);
    }

    /**
     * @param folders one finished index each, the files' order
     */
    static CollectionIndex open(List<Path> folders) throws IOException {
        List<Directory> directories = new ArrayList<>();
        List<IndexReader> readers = new ArrayList<>();
        try {
            for (Path folder : folders) {
                directories.add(FSDirectory.open(folder));
                readers.add(DirectoryReader.open(directories.get(directories.size() - 1)));
            }
            return new CollectionIndex(
                    directories,
                    readers.size() == 1 ? readers.get(0) : new MultiReader(readers.toArray(IndexReader[]::new)));
        } catch (IOException e) {
            IOUtils.closeWhileHandlingException(readers);
            IOUtils.closeWhileHandlingException(directories);
            throw e;
        }
    }

    /** Number of tracks; one that two files list counts twice. */
    int size() {
        return reader.numDocs();
    }

    /**
     * At most {@code limit} tracks: those with the wanted identifiers, then those of exactly this title and these artists, then, unless
     * one of these is confirmed by album and duration, the most similar.
     */
    List<CatalogTrack> search(Track wanted, int limit) throws IOException {
        Map<String, CatalogTrack> found = new LinkedHashMap<>();
        if (wanted.uri() != null) {
            collect(new TermQuery(new Term(URI, wanted.uri())), limit, found);
        }
        if (wanted.isrc() != null) {
            collect(new TermQuery(new Term(ISRC, wanted.isrc())), limit, found);
        }
        String key = ExactKey.of(wanted);
        boolean confirmed = key != null
                && collect(new TermQuery(new Term(KEY, key)), limit, found).stream()
                        .anyMatch(listed -> ExactKey.confirms(wanted, listed.track()));
        if (!confirmed) {
            collect(similar.to(wanted), limit, found);
        }
        return found.values().stream().limit(limit).toList();
    }

    private List<CatalogTrack> collect(Query query, int limit, Map<String, CatalogTrack> found) throws IOException {
        List<CatalogTrack> collected = new ArrayList<>();
        if (limit <= 0) {
            return collected;
        }
        ScoreDoc[] hits = searcher.search(query, new TopScoreDocCollectorManager(limit, null, limit)).scoreDocs;
        for (ScoreDoc hit : hits) {
            if (hit.score < hits[0].score * HOPELESS) {
                break; // shares a common word or two with the wanted track, and nothing else
            }
            CatalogTrack track = track(hit.doc);
            collected.add(track);
            found.putIfAbsent(track.uri(), track);
        }
        return collected;
    }

    private CatalogTrack track(int doc) throws IOException {
        LeafReaderContext leaf = reader.leaves().get(ReaderUtil.subIndex(doc, reader.leaves()));
        BinaryDocValues tracks = DocValues.getBinary(leaf.reader(), TRACK);
        tracks.advanceExact(doc - leaf.docBase);
        return TrackDocument.read(tracks.binaryValue());
    }

    @Override
    public void close() throws IOException {
        reader.close();
        IOUtils.close(directories);
    }
}
