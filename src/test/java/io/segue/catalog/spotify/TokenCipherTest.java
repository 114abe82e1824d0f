package io.segue.catalog.spotify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenCipherTest {

    @TempDir
    private Path folder;

    @Test
    void givesATextBackToItsOwnerOnlyAndNeverLooksTheSameTwice() {
        TokenCipher cipher = TokenCipher.of("", folder.resolve("key"));
        String encrypted = cipher.encrypt("secret", "ann");

        assertThat(cipher.decrypt(encrypted, "ann")).isEqualTo("secret");
        assertThat(cipher.encrypt("secret", "ann")).isNotEqualTo(encrypted);
        assertThatThrownBy(() -> cipher.decrypt(encrypted, "bob")).hasMessageContaining("authorise again");
    }

    @Test
    void makesAKeyFileOnceForItsOwnersEyesOnly() throws Exception {
        Path file = folder.resolve("key");
        String encrypted = TokenCipher.of(null, file).encrypt("secret", "ann");

        assertThat(TokenCipher.of(null, file).decrypt(encrypted, "ann")).isEqualTo("secret");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void saysWhatIsWrongWithAKey() {
        Path file = folder.resolve("key");

        assertThatThrownBy(() -> TokenCipher.of("c2hvcnQ=", file)).hasMessageContaining("32 bytes");
        assertThatThrownBy(() -> TokenCipher.of("no base 64!", file)).hasMessageContaining("SEGUE_TOKEN_KEY");
    }
}
