package io.segue.library.m3u;

import io.segue.library.LibraryRow;
import io.segue.library.LibraryWriter;
import io.segue.library.M3u8Writer;
import io.segue.library.lookup.AsideFile;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes one playlist to an M3U8 file of its own. */
final class M3uFileWriter implements LibraryWriter {

    private final AsideFile file;
    private final Writer text;
    private final M3u8Writer playlist;

    M3uFileWriter(Path place, String title) throws IOException {
        file = new AsideFile(place);
        text = new OutputStreamWriter(file.out(), StandardCharsets.UTF_8);
        playlist = new M3u8Writer(text, title);
    }

    @Override
    public boolean write(LibraryRow.Read row) throws IOException {
        return playlist.write(row.track());
    }

    @Override
    public void finish() throws IOException {
        text.flush();
        file.finish();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
