package io.segue.sync.matching.evaluation;

import io.segue.library.Track;
import io.segue.sync.matching.MatchCandidate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.LowerCaseFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.ngram.NGramTokenFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/** Tracks that can be searched by words and by pieces of words; knows nothing of the matcher or of the product's index. */
final class Corpus implements AutoCloseable {

    private static final String WORDS = "words";
    private static final String PIECES = "pieces";

    private final List<MatchCandidate> tracks;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final Analyzer words = analyzer(false);
    private final Analyzer pieces = analyzer(true);

    Corpus(List<MatchCandidate> tracks) throws IOException {
        this.tracks = tracks;
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        Analyzer byField = new org.apache.lucene.analysis.AnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
            @Override
            protected Analyzer getWrappedAnalyzer(String field) {
                return field.equals(WORDS) ? words : pieces;
            }
        };
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(byField))) {
            for (MatchCandidate candidate : tracks) {
                Document document = new Document();
                document.add(new TextField(WORDS, text(candidate.track()), Store.NO));
                document.add(new TextField(PIECES, candidate.track().title(), Store.NO));
                writer.addDocument(document);
            }
            writer.forceMerge(1);
        }
        reader = DirectoryReader.open(directory);
        searcher = new IndexSearcher(reader);
    }

    /** Positions of the tracks most like this one, best first. */
    List<Integer> search(Track wanted, int limit) throws IOException {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        add(query, words, WORDS, text(wanted), 3);
        add(query, pieces, PIECES, wanted.title(), 1);
        List<Integer> found = new ArrayList<>();
        for (ScoreDoc hit : searcher.search(query.build(), limit).scoreDocs) {
            found.add(hit.doc);
        }
        return found;
    }

    MatchCandidate track(int position) {
        return tracks.get(position);
    }

    private static String text(Track track) {
        return track.title() + " " + String.join(" ", track.artists()) + " "
                + (track.album() == null ? "" : track.album());
    }

    private static void add(BooleanQuery.Builder query, Analyzer analyzer, String field, String text, float boost)
            throws IOException {
        int clauses = 0;
        try (TokenStream tokens = analyzer.tokenStream(field, text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken() && clauses++ < 200) {
                query.add(new BoostQuery(new TermQuery(new Term(field, term.toString())), boost), Occur.SHOULD);
            }
            tokens.end();
        }
    }

    private static Analyzer analyzer(boolean pieces) {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                StandardTokenizer source = new StandardTokenizer();
                TokenStream folded = new ASCIIFoldingFilter(new LowerCaseFilter(source));
                return new TokenStreamComponents(source, pieces ? new NGramTokenFilter(folded, 3, 3, true) : folded);
            }
        };
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
