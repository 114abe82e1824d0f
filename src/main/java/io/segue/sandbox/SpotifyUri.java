package io.segue.sandbox;

import io.segue.library.Track;
import io.segue.library.TrackJson;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/** Uris as the service makes them: 22 characters of base 62. */
final class SpotifyUri {

    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final Pattern TRACK = Pattern.compile("spotify:track:[0-9A-Za-z]{22}");
    private static final int LENGTH = 22;

    private SpotifyUri() {}

    static boolean isTrack(String uri) {
        return TRACK.matcher(uri).matches();
    }

    static String idOf(String uri) {
        return uri.substring(uri.lastIndexOf(':') + 1);
    }

    /** The track with its uri, or one made of all that is known of it. */
    static Track given(Track track) {
        String uri = track.uri();
        return uri != null && isTrack(uri)
                ? track
                : new Track(
                        track.title(),
                        track.artists(),
                        track.album(),
                        track.duration(),
                        track.isrc(),
                        "spotify:track:" + id(TrackJson.write(track)),
                        null,
                        track.year(),
                        track.genre(),
                        track.explicit(),
                        null);
    }

    /** The same text always makes the same id. */
    static String id(String text) {
        BigInteger number;
        try {
            number = new BigInteger(
                    1, MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        StringBuilder id = new StringBuilder();
        BigInteger base = BigInteger.valueOf(DIGITS.length());
        while (id.length() < LENGTH) {
            id.append(DIGITS.charAt(number.mod(base).intValue()));
            number = number.divide(base);
        }
        return id.toString();
    }
}
