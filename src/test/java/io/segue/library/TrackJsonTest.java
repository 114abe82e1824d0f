package io.segue.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrackJsonTest {

    @Test
    void keepsEverythingKnown() {
        Track track = new Track(
                "夜に駆ける \"live\"",
                List.of("YOASOBI", "Ayase"),
                "THE BOOK",
                Duration.ofMillis(261_013),
                "JPU901903361",
                "spotify:track:1",
                "file:///music/a.flac",
                2019,
                "J-Pop",
                true,
                new AudioFeatures(130.04, new MusicalKey(8, MusicalKey.Mode.MINOR), 0.87, 0.5, 73));

        assertThat(TrackJson.read(TrackJson.write(track))).isEqualTo(track);
    }

    @Test
    void leavesOutWhatIsUnknown() {
        assertThat(TrackJson.write(Track.of("Strobe"))).isEqualTo("{\"title\":\"Strobe\"}");
        assertThat(TrackJson.read("{\"title\":\"Strobe\"}")).isEqualTo(Track.of("Strobe"));
    }

    @Test
    void skipsFieldsOfALaterVersion() {
        assertThat(TrackJson.read(
                                "{\"stems\":[{\"a\":1}],\"title\":\"Strobe\",\"features\":{\"swing\":{},\"bpm\":128.0}}")
                        .title())
                .isEqualTo("Strobe");
    }
}
