package io.segue.djset.pool;

import io.segue.library.Track;
import java.text.Normalizer;
import java.util.Locale;

/** What makes two entries of collections the same track to listeners: artists and title, however they are capitalised or composed. */
public final class TrackIdentity {

    private TrackIdentity() {}

    /** Equal for what sounds the same by name. */
    public static String of(Track track) {
        return of(track.label());
    }

    /** The same of a label. */
    public static String of(String label) {
        return Normalizer.normalize(label, Normalizer.Form.NFKC)
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }
}
