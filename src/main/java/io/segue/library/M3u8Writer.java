package io.segue.library;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Writes one playlist as extended M3U, streaming; the writer given must encode UTF-8. Closing closes that writer.
 *
 * @see <a href="https://datatracker.ietf.org/doc/html/rfc8216#section-4">EXTM3U and EXTINF as RFC 8216 defines them</a>
 */
public final class M3u8Writer implements Closeable {

    private static final String UNKNOWN_SECONDS = "-1";

    private final Writer out;

    public M3u8Writer(Writer out, String playlist) throws IOException {
        this.out = out;
        out.write("#EXTM3U\n#PLAYLIST:" + oneLine(playlist) + "\n");
    }

    /**
     * Writes the track under its location or, where it has none, its uri.
     *
     * @return {@code false} when it has neither: no player could find it, so that only a comment stands in its place
     */
    public boolean write(Track track) throws IOException {
        String target = track.location() != null ? track.location() : track.uri();
        if (target == null) {
            out.write("# no location: " + name(track) + "\n");
            return false;
        }
        // A path that begins with # would be taken for a comment.
        String entry = oneLine(target);
        out.write("#EXTINF:" + seconds(track.duration()) + "," + name(track) + "\n"
                + (entry.startsWith("#") ? "./" + entry : entry) + "\n");
        return true;
    }

    private static String name(Track track) {
        String artists = String.join(", ", track.artists());
        return oneLine(artists.isEmpty() ? track.title() : artists + " - " + track.title());
    }

    private static String seconds(@Nullable Duration duration) {
        return duration == null ? UNKNOWN_SECONDS : String.valueOf(Math.round(duration.toMillis() / 1000.0));
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\u2028\u2029]+", " ").strip();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
