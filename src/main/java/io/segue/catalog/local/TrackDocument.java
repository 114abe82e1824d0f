package io.segue.catalog.local;

import io.segue.catalog.CatalogTrack;
import io.segue.library.Track;
import io.segue.library.TrackJson;
import java.time.Duration;
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
        String key = ExactKey.of(track);
        if (key != null && key.length() <= MAX_KEY) {
            document.add(new StringField(CollectionIndex.KEY, key, Store.NO));
        }
        text(document, CollectionIndex.TITLE, track.title());
        text(document, CollectionIndex.CORE, SearchText.core(track));
        text(document, CollectionIndex.ARTISTS, SearchText.artists(track));
        String album = track.album();
        if (album != null) {
            text(document, CollectionIndex.ALBUM, album);
        }
        Duration duration = track.duration();
        if (duration != null) {
            document.add(new StringField(
                    CollectionIndex.LENGTH, Long.toString(CollectionIndex.lengthOf(duration)), Store.NO));
        }
        return document;
    }

    private static void text(Document document, String field, String text) {
        document.add(new Field(field, SearchText.of(text), WORDS));
    }

    static CatalogTrack read(BytesRef value) {
        String text = value.utf8ToString();
        return new CatalogTrack(text.substring(0, URI_LENGTH), TrackJson.read(text.substring(URI_LENGTH)));
    }
}
