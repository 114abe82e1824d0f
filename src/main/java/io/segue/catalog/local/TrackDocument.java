package io.segue.catalog.local;

import io.segue.catalog.CatalogTrack;
import io.segue.library.Track;
import io.segue.library.TrackJson;
import java.time.Duration;
import java.util.List;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;

/** A track as the index holds it: words to find it by, and the whole track to give back. */
final class TrackDocument {

    /** A term of the index holds 32,766 bytes; what is longer is no title. */
    private static final int MAX_KEY = 4_000;

    private static final int URI_LENGTH = LocalUri.of(Track.of("any")).length();

    /** Words and how often, not where: no query asks for phrases. */
    private static final FieldType WORDS = new FieldType();

    static {
        WORDS.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        WORDS.freeze();
    }

    private TrackDocument() {}

    static Document of(String localUri, Track track) {
        Document document = new Document();
        // A doc value is read where it lies; a stored field would unpack a block of neighbours for every hit.
        document.add(new BinaryDocValuesField(CollectionIndex.TRACK, new BytesRef(localUri + TrackJson.write(track))));
        document.add(new StringField(CollectionIndex.URI, localUri, Store.NO));
        String uri = track.uri();
        if (uri != null) {
            document.add(new StringField(CollectionIndex.URI, uri, Store.NO));
        }
        String isrc = track.isrc();
        if (isrc != null) {
            document.add(new StringField(CollectionIndex.ISRC, isrc, Store.NO));
        }
        // Taken apart once and not by the index: its thread has enough to do.
        List<String> title = SearchText.allWords(track.title());
        List<String> artists = SearchText.allWords(SearchText.artists(track));
        String coreText = SearchText.core(track);
        List<String> core = coreText.equals(track.title()) ? title : SearchText.allWords(coreText);
        String key = track.artists().isEmpty() ? null : ExactKey.of(title, artists);
        if (key != null && key.length() <= MAX_KEY) {
            document.add(new StringField(CollectionIndex.KEY, key, Store.NO));
        }
        words(document, CollectionIndex.TITLE, title);
        words(document, CollectionIndex.CORE, core);
        words(document, CollectionIndex.ARTISTS, artists);
        names(document, CollectionIndex.NAME, SearchText.names(coreText, core));
        if (track.artists().size() == 1) {
            names(
                    document,
                    CollectionIndex.ARTIST_NAMES,
                    SearchText.names(track.artists().get(0), artists));
        } else {
            names(document, CollectionIndex.ARTIST_NAMES, SearchText.artistNames(track));
        }
        String album = track.album();
        if (album != null) {
            words(document, CollectionIndex.ALBUM, SearchText.allWords(album));
        }
        Duration duration = track.duration();
        if (duration != null) {
            document.add(
                    new StringField(CollectionIndex.LENGTH, Long.toString(SimilarQuery.lengthOf(duration)), Store.NO));
        }
        return document;
    }

    private static void words(Document document, String field, List<String> words) {
        document.add(new Field(field, new ReadyWords(words), WORDS));
    }

    private static void names(Document document, String field, List<String> names) {
        names.forEach(name -> document.add(new StringField(field, name, Store.NO)));
    }

    static CatalogTrack read(BytesRef value) {
        String text = value.utf8ToString();
        return new CatalogTrack(text.substring(0, URI_LENGTH), TrackJson.read(text.substring(URI_LENGTH)));
    }
}
