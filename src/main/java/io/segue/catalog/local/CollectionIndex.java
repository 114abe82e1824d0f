package io.segue.catalog.local;

import io.segue.catalog.CatalogTrack;
import io.segue.library.Track;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/** A finished index of one collection, read-only and thread-safe. */
final class CollectionIndex implements Closeable {

    static final String URI = "uri";
    static final String ISRC = "isrc";
    static final String KEY = "key";
    static final String TITLE = "title";
    static final String CORE = "core";
    static final String ARTISTS = "artists";
    static final String ALBUM = "album";
    static final String LENGTH = "length";
    static final String TRACK = "track";

    /** What scores less than this share of the best hit is no candidate. */
    private static final float HOPELESS = 0.3f;

    /** A word is common when more than this share of the tracks has it. */
    private static final float COMMON = 0.2f;

    /** No title needs more words, and a query has a limit. */
    private static final int MAX_WORDS = 32;

    private static final Duration ROUNDING = Duration.ofSeconds(3);

    private final Directory directory;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    private CollectionIndex(Directory directory, DirectoryReader reader) {
        this.directory = directory;
        this.reader = reader;
        this.searcher = new IndexSearcher(reader);
        searcher.setQueryCache(null); // no query is asked twice
    }

    static CollectionIndex open(Path folder) throws IOException {
        Directory directory = FSDirectory.open(folder);
        try {
            return new CollectionIndex(directory, DirectoryReader.open(directory));
        } catch (IOException e) {
            directory.close();
            throw e;
        }
    }

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
        if (key != null) {
            collect(new TermQuery(new Term(KEY, key)), limit, found);
        }
        if (found.values().stream().noneMatch(track -> isExactly(wanted, key, track.track()))) {
            collect(similar(wanted), limit, found);
        }
        return found.values().stream().limit(limit).toList();
    }

    private static boolean isExactly(Track wanted, @Nullable String key, Track found) {
        return key != null && key.equals(ExactKey.of(found)) && ExactKey.confirms(wanted, found);
    }

    private void collect(Query query, int limit, Map<String, CatalogTrack> found) throws IOException {
        if (limit <= 0) {
            return;
        }
        ScoreDoc[] hits = searcher.search(query, limit).scoreDocs;
        for (ScoreDoc hit : hits) {
            if (hit.score < hits[0].score * HOPELESS) {
                break; // shares a common word or two with the wanted track, and nothing else
            }
            CatalogTrack track = track(hit.doc);
            found.putIfAbsent(track.uri(), track);
        }
    }

    private CatalogTrack track(int doc) throws IOException {
        LeafReaderContext leaf = reader.leaves().get(ReaderUtil.subIndex(doc, reader.leaves()));
        BinaryDocValues tracks = DocValues.getBinary(leaf.reader(), TRACK);
        tracks.advanceExact(doc - leaf.docBase);
        return TrackDocument.read(tracks.binaryValue());
    }

    private Query similar(Track wanted) throws IOException {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        add(query, CORE, SearchText.core(wanted), 1.5f);
        add(query, TITLE, wanted.title(), 1);
        add(query, ARTISTS, SearchText.artists(wanted), 1.2f);
        if (wanted.album() != null) {
            add(query, ALBUM, wanted.album(), 0.3f);
        }
        Duration duration = wanted.duration();
        if (duration != null) {
            long last = lengthOf(duration.plus(ROUNDING));
            for (long length = lengthOf(duration.minus(ROUNDING)); length <= last; length++) {
                Query near = new ConstantScoreQuery(new TermQuery(new Term(LENGTH, Long.toString(length))));
                query.add(new BoostQuery(near, 3), Occur.SHOULD);
            }
        }
        return query.build();
    }

    /** Durations in steps, so that two or three words cover all that round to the wanted one. */
    static long lengthOf(Duration duration) {
        return Math.floorDiv(duration.toSeconds(), 5);
    }

    /** Words nearly every track has tell nothing and cost most: they count only where a text has no others. */
    private void add(BooleanQuery.Builder query, String field, String text, float boost) throws IOException {
        List<Query> telling = new ArrayList<>();
        List<Query> common = new ArrayList<>();
        for (String word : SearchText.words(text)) {
            Term term = new Term(field, word);
            TermStates states = TermStates.build(searcher, term, true);
            if (states.docFreq() > 0) {
                (states.docFreq() > reader.maxDoc() * COMMON ? common : telling).add(new TermQuery(term, states));
            }
        }
        (telling.isEmpty() ? common : telling)
                .stream()
                        .limit(MAX_WORDS)
                        .forEach(word -> query.add(boost == 1 ? word : new BoostQuery(word, boost), Occur.SHOULD));
    }

    @Override
    public void close() throws IOException {
        reader.close();
        directory.close();
    }
}
