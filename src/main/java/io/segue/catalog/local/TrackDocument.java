package io.segue.catalog.local;

import io.segue.catalog.CatalogTrack;
import io.segue.library.Track;
import java.time.Duration;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexableField;

/** A track as the index holds it: words to find it by, and the whole track to give back. */
final class TrackDocument {

    private static final String LOCAL_URI = "localUri";

    private TrackDocument() {}

    static Document of(String localUri, Track track) {
        Document document = new Document();
        document.add(new StoredField(LOCAL_URI, localUri));
        document.add(new StoredField(CollectionIndex.TRACK, TrackJson.write(track)));
        document.add(new StringField(CollectionIndex.URI, localUri, Store.NO));
        String uri = track.uri();
        if (uri != null) {
            document.add(new StringField(CollectionIndex.URI, uri, Store.NO));
        }
        String isrc = track.isrc();
        if (isrc != null) {
            document.add(new StringField(CollectionIndex.ISRC, isrc, Store.NO));
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
            document.add(new StringField(CollectionIndex.SECONDS, Long.toString(duration.toSeconds()), Store.NO));
        }
        return document;
    }

    private static void text(Document document, String field, String text) {
        document.add(new TextField(field, SearchText.of(text), Store.NO));
    }

    static CatalogTrack read(Document document) {
        IndexableField uri = document.getField(LOCAL_URI);
        IndexableField track = document.getField(CollectionIndex.TRACK);
        return new CatalogTrack(uri.stringValue(), TrackJson.read(track.stringValue()));
    }
}
