package io.segue.catalog.local;

import io.segue.library.Track;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Identity of a track within local collections: by where its audio lies, or by what it is where the collection does not say. The same
 * over re-exports of a collection.
 */
final class LocalUri {

    static final String PREFIX = "local:";

    private LocalUri() {}

    static String of(Track track) {
        String location = track.location();
        String identity = location != null
                ? location
                : String.join("|", track.title(), String.join(";", track.artists()), String.valueOf(track.album()))
                        + "|" + track.duration();
        byte[] hash = sha256().digest(identity.getBytes(StandardCharsets.UTF_8));
        return PREFIX + HexFormat.of().formatHex(hash, 0, 8);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
