package io.segue.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.segue.library.LibraryFormats;
import io.segue.library.LibraryReader;
import io.segue.library.LibraryRow;
import io.segue.library.ReadOptions;
import io.segue.library.Track;
import io.segue.library.TrackJson;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOUtils;

/** What the sandbox has: an index of a library file, in a folder of its own that goes with it. Read-only once made; thread-safe. */
final class TrackIndex implements Closeable {

    private static final String URI = "uri";
    private static final String ISRC = "isrc";
    private static final String YEAR = "year";
    private static final String TRACK = "track";
    private static final List<String> FIELDS = List.of("name", "artist", "album");
    private static final List<Float> BOOSTS = List.of(2f, 1.5f, 0.5f);

    /** Of the free words a hit must have at least this share. */
    private static final double SHARE = 0.7;

    private final Path folder;
    private final FSDirectory directory;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    private TrackIndex(Path folder, FSDirectory directory) throws IOException {
        this.folder = folder;
        this.directory = directory;
        this.reader = DirectoryReader.open(directory);
        this.searcher = new IndexSearcher(reader);
    }

    /** One page of hits. */
    record Hits(long total, List<Track> tracks) {}

    static TrackIndex of(Path catalog) throws IOException {
        Path folder = Files.createTempDirectory("segue-sandbox");
        FSDirectory directory = FSDirectory.open(folder);
        try (LibraryReader rows = new LibraryFormats().open(catalog, LibraryFormats.AUTO, ReadOptions.COLLECTION);
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(ANALYZER))) {
            for (LibraryRow row = rows.next(); row != null; row = rows.next()) {
                if (row instanceof LibraryRow.Read read) {
                    Track track = SpotifyUri.given(read.track());
                    writer.updateDocument(new Term(URI, String.valueOf(track.uri())), document(track));
                }
            }
        } catch (IOException | RuntimeException e) {
            IOUtils.closeWhileHandlingException(directory);
            IOUtils.rm(folder);
            throw e;
        }
        return new TrackIndex(folder, directory);
    }

    int size() {
        return reader.numDocs();
    }

    private static Document document(Track track) {
        Document document = new Document();
        document.add(new StringField(URI, String.valueOf(track.uri()), Store.NO));
        document.add(new StoredField(TRACK, TrackJson.write(track)));
        document.add(new TextField("name", track.title(), Store.NO));
        document.add(new TextField("artist", String.join(" ", track.artists()), Store.NO));
        String album = track.album();
        if (album != null) {
            document.add(new TextField("album", album, Store.NO));
        }
        String isrc = track.isrc();
        if (isrc != null) {
            document.add(new StringField(ISRC, isrc, Store.NO));
        }
        Integer year = track.year();
        if (year != null) {
            document.add(new IntPoint(YEAR, year));
        }
        return document;
    }

    Optional<Track> track(String uri) {
        return hits(new TermQuery(new Term(URI, uri)), 0, 1).tracks().stream().findFirst();
    }

    /** Uri, name and first artist of everything, for whoever checks what arrived. */
    ArrayNode listed() {
        ArrayNode all = Json.array();
        for (Track track : hits(new MatchAllDocsQuery(), 0, Math.max(1, size())).tracks()) {
            all.addObject()
                    .put("uri", track.uri())
                    .put("name", track.title())
                    .put(
                            "artist",
                            track.artists().isEmpty() ? "" : track.artists().get(0));
        }
        return all;
    }

    Hits search(SearchQuery wanted, int offset, int limit) {
        if (wanted.broken()) {
            return new Hits(0, List.of());
        }
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        wanted.filters().forEach((name, values) -> values.forEach(value -> query.add(filter(name, value), Occur.MUST)));
        List<String> words = words(wanted.words());
        if (!words.isEmpty()) {
            query.add(anywhere(words), Occur.MUST);
        }
        return hits(query.build(), offset, limit);
    }

    private static Query filter(String name, String value) {
        if (name.equals("isrc")) {
            return new TermQuery(new Term(ISRC, value.toUpperCase(Locale.ROOT).replace("-", "")));
        }
        if (name.equals("year")) {
            String[] years = value.split("-", 2);
            return years[0].matches("\\d{1,4}") && years[years.length - 1].matches("\\d{1,4}")
                    ? IntPoint.newRangeQuery(
                            YEAR, Integer.parseInt(years[0]), Integer.parseInt(years[years.length - 1]))
                    : new MatchNoDocsQuery();
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (String word : words(value)) {
            all.add(new TermQuery(new Term(name.equals("track") ? "name" : name, word)), Occur.MUST);
        }
        return all.build();
    }

    private static Query anywhere(List<String> words) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (String word : words) {
            List<Query> fields = new ArrayList<>();
            for (int i = 0; i < FIELDS.size(); i++) {
                fields.add(new BoostQuery(new TermQuery(new Term(FIELDS.get(i), word)), BOOSTS.get(i)));
            }
            query.add(new DisjunctionMaxQuery(fields, 0.1f), Occur.SHOULD);
        }
        return query.setMinimumNumberShouldMatch((int) Math.ceil(words.size() * SHARE))
                .build();
    }

    private Hits hits(Query query, int offset, int limit) {
        try {
            TopDocs found = searcher.search(query, offset + limit);
            List<Track> tracks = new ArrayList<>();
            for (int i = offset; i < found.scoreDocs.length; i++) {
                ScoreDoc hit = found.scoreDocs[i];
                tracks.add(
                        TrackJson.read(searcher.storedFields().document(hit.doc).get(TRACK)));
            }
            return new Hits(found.totalHits.value, tracks);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        try (TokenStream stream = ANALYZER.tokenStream("text", text)) {
            CharTermAttribute word = stream.getAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(word.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    private static final Analyzer ANALYZER = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new StandardTokenizer();
            return new TokenStreamComponents(words, new ASCIIFoldingFilter(new LowerCaseFilter(words)));
        }
    };

    @Override
    public void close() throws IOException {
        IOUtils.close(reader, directory);
        IOUtils.rm(folder);
    }
}
