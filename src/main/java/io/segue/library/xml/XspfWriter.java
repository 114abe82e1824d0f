package io.segue.library.xml;

import io.segue.library.LibraryRow;
import io.segue.library.LibraryWriter;
import io.segue.library.Track;
import io.segue.library.lookup.AsideFile;
import java.io.IOException;
import java.nio.file.Path;

/** Writes one playlist as XSPF. */
final class XspfWriter implements LibraryWriter {

    private final AsideFile file;
    private final XmlOutput xml;

    XspfWriter(Path place, String title) throws IOException {
        file = new AsideFile(place);
        xml = new XmlOutput(file.out(), "UTF-8", 0);
        xml.declaration();
        xml.start("playlist", "version", "1", "xmlns", "http://xspf.org/ns/0/");
        xml.text("title", title);
        xml.start("trackList");
    }

    @Override
    public boolean write(LibraryRow.Read row) throws IOException {
        Track track = row.track();
        xml.start("track");
        xml.text("location", track.location());
        xml.text("identifier", track.uri());
        xml.text("identifier", track.isrc() == null ? null : "isrc:" + track.isrc());
        xml.text("title", track.title());
        xml.text("creator", track.artists().isEmpty() ? null : String.join(", ", track.artists()));
        xml.text("album", track.album());
        xml.text("duration", track.duration() == null ? null : track.duration().toMillis());
        xml.end();
        return track.location() != null;
    }

    @Override
    public void finish() throws IOException {
        xml.end();
        xml.end();
        xml.flush();
        file.finish();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
