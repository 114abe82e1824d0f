package io.segue.library.json;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.segue.library.AudioFeatures;
import io.segue.library.LibraryRow;
import io.segue.library.LibraryWriter;
import io.segue.library.Playlist;
import io.segue.library.Track;
import io.segue.library.lookup.AsideFile;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Writes an array of tracks, one a line, with everything Segue knows of them. */
final class EnrichedJsonWriter implements LibraryWriter {

    private final AsideFile file;
    private final JsonGenerator json;

    EnrichedJsonWriter(Path place) throws IOException {
        file = new AsideFile(place);
        json = new JsonFactory().createGenerator(file.out(), JsonEncoding.UTF8);
        json.setRootValueSeparator(null);
        json.writeStartArray();
    }

    @Override
    public boolean write(LibraryRow.Read row) throws IOException {
        Track track = row.track();
        json.writeRaw('\n');
        json.writeStartObject();
        text("track", track.title());
        text("artist", track.artists().isEmpty() ? null : String.join(", ", track.artists()));
        if (track.artists().size() > 1) {
            json.writeArrayFieldStart("artists");
            for (String artist : track.artists()) {
                json.writeString(artist);
            }
            json.writeEndArray();
        }
        text("album", track.album());
        number("duration_ms", track.duration() == null ? null : track.duration().toMillis());
        text("isrc", track.isrc());
        text("uri", track.uri());
        text("location", track.location());
        number("year", track.year());
        text("genre", track.genre());
        if (track.explicit() != null) {
            json.writeBooleanField("explicit", track.explicit());
        }
        if (track.features() != null) {
            features(track.features());
        }
        text("added_at", row.added() == null ? null : row.added().toString());
        playlist(row.playlist());
        json.writeEndObject();
        return track.location() != null;
    }

    private void features(AudioFeatures features) throws IOException {
        number("bpm", features.bpm());
        text("camelot", features.key() == null ? null : features.key().camelot());
        number("energy", features.energy());
        number("danceability", features.danceability());
        number("popularity", features.popularity());
    }

    private void playlist(Playlist playlist) throws IOException {
        if (playlist.kind() != Playlist.Kind.COLLECTION) {
            text("playlist", playlist.name());
            text("folder", playlist.folder().isEmpty() ? null : String.join(Playlist.SEPARATOR, playlist.folder()));
        }
    }

    private void text(String member, @Nullable String text) throws IOException {
        if (text != null) {
            json.writeStringField(member, text);
        }
    }

    private void number(String member, @Nullable Number number) throws IOException {
        if (number instanceof Double real) {
            json.writeNumberField(member, real);
        } else if (number != null) {
            json.writeNumberField(member, number.longValue());
        }
    }

    @Override
    public void finish() throws IOException {
        json.writeRaw('\n');
        json.writeEndArray();
        json.flush();
        file.finish();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
