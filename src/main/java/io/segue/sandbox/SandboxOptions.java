package io.segue.sandbox;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What a sandbox is like.
 *
 * @param port 0 for any free one
 * @param catalog a file of any readable format; its tracks are what can be found
 * @param requestsPerWindow requests a client id has within any 30 s, 0 for no limit
 * @param dailyQuota requests a client id has within 24 h, 0 for no limit
 * @param tokenLife how long an access token is good for
 * @param latency how long every answer takes at least
 * @param seed of everything random
 */
public record SandboxOptions(
        int port,
        Path catalog,
        int requestsPerWindow,
        int dailyQuota,
        Duration tokenLife,
        Duration latency,
        long seed) {

    /** As a development app of 2026 has it. The window's size is not published; this one is a guess. */
    public static SandboxOptions of(int port, Path catalog) {
        return new SandboxOptions(port, catalog, 90, 1_100, Duration.ofHours(1), Duration.ZERO, 1);
    }

    public SandboxOptions limits(int requestsPerWindow, int dailyQuota) {
        return new SandboxOptions(port, catalog, requestsPerWindow, dailyQuota, tokenLife, latency, seed);
    }
}
