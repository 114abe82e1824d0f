package io.segue.library.xml;

import io.segue.library.LibraryReader;
import io.segue.library.LibraryWriter;
import io.segue.library.ReadOptions;
import io.segue.library.Recognition;
import io.segue.library.WritableFormat;
import io.segue.library.source.FileHead;
import java.io.IOException;
import java.nio.file.Path;

/**
 * One playlist as XSPF.
 *
 * @see <a href="https://www.xspf.org/spec">XSPF version 1</a>
 */
public final class XspfFormat implements WritableFormat {

    @Override
    public String name() {
        return "xspf";
    }

    @Override
    public String shape() {
        return "XML with the document element playlist and a trackList";
    }

    @Override
    public Recognition recognise(FileHead head) {
        boolean xspf =
                head.text().contains("http://xspf.org/ns/0/") || head.text().contains("<trackList");
        return xspf ? XmlHead.rootIs(head, "playlist") : Recognition.NONE;
    }

    @Override
    public LibraryReader open(FileHead head, ReadOptions options) throws IOException {
        return new XspfReader(head);
    }

    @Override
    public String ending() {
        return ".xspf";
    }

    @Override
    public boolean holdsManyPlaylists() {
        return false;
    }

    @Override
    public LibraryWriter create(Path file, String title) throws IOException {
        return new XspfWriter(file, title);
    }
}
