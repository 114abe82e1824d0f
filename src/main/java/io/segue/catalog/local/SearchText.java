package io.segue.catalog.local;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import io.segue.library.Track;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Text as the index and the queries see it: words of any script, and beside those in other scripts the same words in Latin letters.
 * Thread-safe.
 */
final class SearchText {

    private static final Normalizer2 COMPATIBLE = Normalizer2.getNFKCInstance();
    private static final Transliterator TO_LATIN = Transliterator.getInstance("Any-Latin; Latin-ASCII");

    /** What is longer is no name but a list. */
    private static final int MAX_NAME = 80;

    static final Analyzer ANALYZER = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new StandardTokenizer();
            return new TokenStreamComponents(words, new ASCIIFoldingFilter(new LowerCaseFilter(words)));
        }
    };

    private SearchText() {}

    /** What to index or to search for a text. */
    static String of(String text) {
        String plain = plain(text);
        return hasOtherScript(plain) ? NativeScript.fold(plain) + " " + latin(plain) : plain;
    }

    private static String plain(String text) {
        return COMPATIBLE.normalize(text).replace("'", "").replace("’", "");
    }

    private static String latin(String text) {
        return TO_LATIN.transliterate(text).replace("'", "");
    }

    /** A name written as one word, and again in Latin letters: "Small Town Boy" is "Smalltown Boy", AC/DC is ACDC, 좋은 날 is 좋은날. */
    static List<String> names(String name) {
        return names(name, allWords(name));
    }

    /**
     * @param words of that name, taken apart already
     */
    static List<String> names(String name, List<String> words) {
        String plain = plain(name);
        return hasOtherScript(plain)
                ? Stream.concat(joined(split(NativeScript.fold(plain))).stream(), joined(split(latin(plain))).stream())
                        .distinct()
                        .toList()
                : joined(words);
    }

    private static List<String> joined(List<String> words) {
        String name = String.join("", words).replace(".", "");
        return name.isEmpty() || name.length() > MAX_NAME ? List.of() : List.of(name);
    }

    /** The title without brackets and suffixes; all of it where the artist may stand in it. */
    static String core(Track track) {
        String title = track.title();
        if (track.artists().isEmpty()) {
            return title;
        }
        int end = title.indexOf(" - ");
        for (int i = 1; i < title.length() && (end < 0 || i < end); i++) {
            char c = title.charAt(i);
            if (c == '(' || c == '[' || c == '（' || c == '【') {
                end = i;
            }
        }
        return end <= 0 || title.substring(0, end).isBlank() ? title : title.substring(0, end);
    }

    static String artists(Track track) {
        return track.artists().isEmpty() ? track.title() : String.join(" ", track.artists());
    }

    /** Each artist as one word. */
    static List<String> artistNames(Track track) {
        return track.artists().stream()
                .flatMap(artist -> names(artist).stream())
                .toList();
    }

    /** The distinct words of a query, in order. */
    static Set<String> words(String text) {
        return new LinkedHashSet<>(allWords(text));
    }

    /** The words of a text, in order. */
    static List<String> allWords(String text) {
        return split(of(text));
    }

    private static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        try (TokenStream stream = ANALYZER.tokenStream("text", new StringReader(text))) {
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

    static boolean hasOtherScript(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x24F && Character.isLetter(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
