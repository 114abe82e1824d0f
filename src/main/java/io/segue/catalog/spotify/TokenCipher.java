package io.segue.catalog.spotify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Encrypts tokens for the database: AES-256-GCM, a fresh nonce each, bound to the account they belong to. Thread-safe. */
final class TokenCipher {

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKey key;

    private TokenCipher(byte[] key, String from) {
        if (key.length != KEY_BYTES) {
            throw new IllegalStateException(
                    "The key in " + from + " must have " + KEY_BYTES + " bytes, in Base64; it has " + key.length + ".");
        }
        this.key = new SecretKeySpec(key, "AES");
    }

    /**
     * @param configured the key in Base64, if there is one
     * @param file holds the key otherwise; made when it is missing, for its owner's eyes only
     */
    static TokenCipher of(@Nullable String configured, Path file) {
        if (configured != null && !configured.isBlank()) {
            return new TokenCipher(decoded(configured, "SEGUE_TOKEN_KEY"), "SEGUE_TOKEN_KEY");
        }
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return new TokenCipher(decoded(Files.readString(file), file.toString()), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("The key for tokens in " + file + " cannot be read or made", e);
        }
    }

    private static byte[] decoded(String text, String from) {
        try {
            return Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("The key in " + from + " is not Base64.");
        }
    }

    /** Written aside and linked into place, so that two processes agree on one key and nobody reads half of it. */
    private static void create(Path file) throws IOException {
        byte[] bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Path aside = Files.createTempFile(file.toAbsolutePath().getParent(), "key", ".new", ownerOnly);
        try {
            Files.writeString(aside, Base64.getEncoder().encodeToString(bytes));
            Files.createLink(file, aside);
        } catch (FileAlreadyExistsException e) {
            // another process was faster, and its key is as good
        } finally {
            Files.delete(aside);
        }
    }

    /**
     * @param owner whose it is; only with the same owner it can be read again
     */
    String encrypt(String text, String owner) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] encrypted = run(Cipher.ENCRYPT_MODE, nonce, text.getBytes(StandardCharsets.UTF_8), owner);
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(NONCE_BYTES + encrypted.length)
                        .put(nonce)
                        .put(encrypted)
                        .array());
    }

    /**
     * @throws IllegalStateException where it was encrypted with another key or for another owner
     */
    String decrypt(String encrypted, String owner) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(encrypted));
        byte[] nonce = new byte[NONCE_BYTES];
        bytes.get(nonce);
        byte[] rest = new byte[bytes.remaining()];
        bytes.get(rest);
        return new String(run(Cipher.DECRYPT_MODE, nonce, rest, owner), StandardCharsets.UTF_8);
    }

    private byte[] run(int mode, byte[] nonce, byte[] text, String owner) {
        try {
            Cipher cipher = Cipher.getInstance(ALGORITHM);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "A token could not be read: it was kept with another key. Use that key, or authorise again.");
        }
    }
}
