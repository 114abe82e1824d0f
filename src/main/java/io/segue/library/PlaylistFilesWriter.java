package io.segue.library;

import io.segue.library.lookup.PlaylistSpool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes each playlist to a file of its own, once all rows are there; playlists may have taken turns. */
final class PlaylistFilesWriter implements LibraryWriter {

    private final WritableFormat format;
    private final Path to;
    private final List<Path> files;
    private final PlaylistSpool rows = new PlaylistSpool();

    /**
     * @param to the file where there is one playlist, the folder of the files otherwise
     * @param files takes what was written
     */
    PlaylistFilesWriter(WritableFormat format, Path to, List<Path> files) throws IOException {
        this.format = format;
        this.to = to;
        this.files = files;
    }

    @Override
    public boolean write(LibraryRow.Read row) {
        rows.add(row);
        return row.track().location() != null;
    }

    @Override
    public void finish() throws IOException {
        List<Playlist> playlists = rows.playlists();
        boolean one = playlists.size() == 1 && !Files.isDirectory(to);
        for (int number = 0; number < playlists.size(); number++) {
            Playlist playlist = playlists.get(number);
            Path file = one ? to : file(playlist);
            try (LibraryWriter writer = format.create(file, playlist.title())) {
                for (long position = 0; position < rows.size(number); position++) {
                    var placed = writer.write(rows.row(number, position));
                }
                writer.finish();
            }
            files.add(file);
        }
    }

    private Path file(Playlist playlist) throws IOException {
        Path folder = to;
        for (String name : playlist.folder()) {
            folder = folder.resolve(PortableName.of(name));
        }
        Files.createDirectories(folder);
        return PortableName.in(folder, playlist.name(), format.ending());
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
