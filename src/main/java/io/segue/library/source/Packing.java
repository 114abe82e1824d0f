package io.segue.library.source;

import java.io.IOException;
import java.io.InputStream;

/** How bytes are packed, by their first few. */
enum Packing {
    NONE,
    GZIP,
    ZIP;

    static Packing of(LibrarySource source) throws IOException {
        byte[] first;
        try (InputStream in = source.open()) {
            first = in.readNBytes(4);
        }
        if (first.length >= 2 && (first[0] & 0xFF) == 0x1F && (first[1] & 0xFF) == 0x8B) {
            return GZIP;
        }
        boolean zip = first.length == 4
                && first[0] == 'P'
                && first[1] == 'K'
                && (first[2] == 3 && first[3] == 4 || first[2] == 5 && first[3] == 6);
        return zip ? ZIP : NONE;
    }
}
