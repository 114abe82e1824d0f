package io.segue.library.xml;

import io.segue.library.LibraryRow;
import io.segue.library.LibraryWriter;
import io.segue.library.lookup.AsideFile;
import io.segue.library.lookup.CollectionSpool;
import java.io.IOException;
import java.nio.file.Path;

/** Collects rows and writes them as a DJ program's collection file when all are there, for such files begin with counts. */
final class CollectionWriter implements LibraryWriter {

    /** How one program writes its collection. */
    @FunctionalInterface
    interface Document {
        void write(XmlOutput xml, CollectionSpool rows) throws IOException;
    }

    private final Path file;
    private final Document document;
    private final CollectionSpool rows = new CollectionSpool();

    CollectionWriter(Path file, Document document) throws IOException {
        this.file = file;
        this.document = document;
    }

    @Override
    public boolean write(LibraryRow.Read row) {
        rows.add(row);
        return row.track().location() != null;
    }

    @Override
    public void finish() throws IOException {
        try (AsideFile aside = new AsideFile(file)) {
            XmlOutput xml = new XmlOutput(aside.out(), "UTF-8", 0);
            xml.declaration();
            document.write(xml, rows);
            xml.flush();
            aside.finish();
        }
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
