package io.segue.batch.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;

/** What rows, units and series are known again by from one batch to the next: digests of what the input says of them. */
final class RowKey {

    private RowKey() {}

    /** 16 bytes of the payload's SHA-256: among a billion rows of a unit two collide with a probability of 10^-21. */
    static UUID of(String payload) {
        ByteBuffer digest = ByteBuffer.wrap(sha256(Objects.requireNonNull(Rows.storable(payload))));
        return new UUID(digest.getLong(), digest.getLong());
    }

    /** SHA-256, hexadecimal, of parts that are told apart. */
    static String hex(String... parts) {
        StringBuilder text = new StringBuilder();
        for (String part : parts) {
            text.append(part.length()).append(':').append(part);
        }
        return HexFormat.of().formatHex(sha256(text.toString()));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
