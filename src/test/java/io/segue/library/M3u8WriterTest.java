package io.segue.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class M3u8WriterTest {

    private static Track at(Track track, @Nullable String location, @Nullable String uri) {
        return new Track(
                track.title(), track.artists(), null, track.duration(), null, uri, location, null, null, null, null);
    }

    private static String m3u8(String playlist, Track... tracks) throws IOException {
        StringWriter text = new StringWriter();
        try (M3u8Writer writer = new M3u8Writer(text, playlist)) {
            for (Track track : tracks) {
                writer.write(track);
            }
        }
        return text.toString();
    }

    @Test
    void aPlaylistNamesEachTrackAndWhereItLies() throws IOException {
        Track timed = Track.of("One", "A", "B").withDuration(Duration.ofMillis(214_600));

        assertThat(m3u8(
                        "Friday",
                        at(timed, "/m/one.mp3", "spotify:track:x"),
                        at(Track.of("Two"), null, "spotify:track:y")))
                .isEqualTo("""
                        #EXTM3U
                        #PLAYLIST:Friday
                        #EXTINF:215,A, B - One
                        /m/one.mp3
                        #EXTINF:-1,Two
                        spotify:track:y
                        """);
    }

    @Test
    void namesCannotBreakOutOfTheirLine() throws IOException {
        assertThat(m3u8("Fri\r\nday", at(Track.of("O\nne\u2028", "A\rB"), "#1.mp3", null)))
                .isEqualTo("#EXTM3U\n#PLAYLIST:Fri day\n#EXTINF:-1,A B - O ne\n./#1.mp3\n");
    }

    @Test
    void aTrackThatLiesNowhereIsAComment() throws IOException {
        assertThat(m3u8("P", Track.of("One", "A"))).isEqualTo("#EXTM3U\n#PLAYLIST:P\n# no location: A - One\n");
    }
}
