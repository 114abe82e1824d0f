package io.segue.catalog.local;

import static io.segue.catalog.local.CollectionIndex.ALBUM;
import static io.segue.catalog.local.CollectionIndex.ARTISTS;
import static io.segue.catalog.local.CollectionIndex.ARTIST_NAMES;
import static io.segue.catalog.local.CollectionIndex.CORE;
import static io.segue.catalog.local.CollectionIndex.LENGTH;
import static io.segue.catalog.local.CollectionIndex.NAME;
import static io.segue.catalog.local.CollectionIndex.TITLE;

import io.segue.library.Track;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Asks for the tracks most similar to a wanted one: by words, by words nearly spelt so, and by length. Thread-safe. */
final class SimilarQuery {

    /** A word is common when more than this share of the tracks has it. */
    private static final float COMMON = 0.2f;

    /** No title needs more words, and a query has a limit. */
    private static final int MAX_WORDS = 32;

    private static final Duration ROUNDING = Duration.ofSeconds(3);

    /** Shorter words become others too easily when a letter changes. */
    private static final int FUZZY_LENGTH = 4;

    /** From here on two letters may differ. */
    private static final int LONG_WORD = 10;

    private static final int FUZZY_WORDS = 12;

    private final IndexSearcher searcher;

    SimilarQuery(IndexSearcher searcher) {
        this.searcher = searcher;
    }

    Query to(Track wanted) throws IOException {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        String core = SearchText.core(wanted);
        add(query, CORE, core, 1.5f, true);
        add(query, TITLE, wanted.title(), 1, false);
        add(query, ARTISTS, SearchText.artists(wanted), 1.8f, true);
        if (wanted.album() != null) {
            add(query, ALBUM, wanted.album(), 0.3f, false);
        }
        SearchText.names(core).forEach(name -> query.add(new TermQuery(new Term(NAME, name)), Occur.SHOULD));
        SearchText.artistNames(wanted)
                .forEach(name -> query.add(new TermQuery(new Term(ARTIST_NAMES, name)), Occur.SHOULD));
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
    private void add(BooleanQuery.Builder query, String field, String text, float boost, boolean fuzzy)
            throws IOException {
        List<Query> telling = new ArrayList<>();
        List<Query> common = new ArrayList<>();
        int tracks = searcher.getIndexReader().maxDoc();
        for (String word : SearchText.words(text)) {
            Term term = new Term(field, word);
            TermStates states = TermStates.build(searcher, term, true);
            if (states.docFreq() > 0) {
                (states.docFreq() > tracks * COMMON ? common : telling).add(new TermQuery(term, states));
            } else if (fuzzy && word.length() >= FUZZY_LENGTH) {
                telling.add(nearly(term)); // only a word no track has is taken for a misspelling: it costs more
            }
        }
        (telling.isEmpty() ? common : telling)
                .stream()
                        .limit(MAX_WORDS)
                        .forEach(word -> query.add(boost == 1 ? word : new BoostQuery(word, boost), Occur.SHOULD));
    }

    /** Hardly anybody mistakes the first letter, and without it the whole dictionary would be looked through. */
    private static Query nearly(Term term) {
        return new FuzzyQuery(term, term.text().length() < LONG_WORD ? 1 : 2, 1, FUZZY_WORDS, true);
    }
}
