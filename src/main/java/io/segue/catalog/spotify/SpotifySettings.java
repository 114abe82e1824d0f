package io.segue.catalog.spotify;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Spotify is reached, {@code segue.spotify.*}.
 *
 * @param clientId of the app, from the developer dashboard
 * @param api without a slash at the end
 * @param accounts where people log in, without a slash at the end
 * @param requestsPerWindow what is asked for within any 30 s at most, by all processes together; Spotify publishes no figure
 * @param timeout of a request
 * @param settleAfter how long a write may still take effect although no answer came; longer than the timeout
 * @param tokenKey AES key of 32 bytes, Base64; without one a file next to the state holds it
 */
@ConfigurationProperties("segue.spotify")
record SpotifySettings(
        @DefaultValue("") String clientId,
        @DefaultValue("https://api.spotify.com/v1") URI api,
        @DefaultValue("https://accounts.spotify.com") URI accounts,
        @DefaultValue("90") int requestsPerWindow,
        @DefaultValue("15s") Duration timeout,
        @DefaultValue("30s") Duration settleAfter,
        @Nullable String tokenKey) {

    SpotifySettings {
        if (requestsPerWindow < 1) {
            throw new IllegalArgumentException(
                    "segue.spotify.requests-per-window must be at least 1, was " + requestsPerWindow);
        }
        if (settleAfter.compareTo(timeout) < 0) {
            throw new IllegalArgumentException("segue.spotify.settle-after (" + settleAfter
                    + ") must not be shorter than segue.spotify.timeout (" + timeout + ")");
        }
    }

    /** Names the service in the database, so that what was granted by one is never shown to another. */
    String service() {
        return api.toString();
    }
}
