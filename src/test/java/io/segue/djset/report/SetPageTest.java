package io.segue.djset.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.segue.djset.Sequence;
import io.segue.djset.SetComposer;
import io.segue.djset.SetDocument;
import io.segue.djset.SetRules;
import io.segue.djset.Tracks;
import io.segue.library.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SetPageTest {

    private final SetComposer composer = new SetComposer();

    @Test
    void showsEnergyWithItsTargetTempoKeysAndEveryTransition() {
        String page = page("Friday", Tracks.random(15, 4));

        assertThat(count(page, "<svg")).isEqualTo(3);
        assertThat(count(page, "class=\"target\"")).isEqualTo(1);
        assertThat(count(page, "<td class=\"n score ")).isEqualTo(15);
        assertThat(count(page, "<details>")).isEqualTo(14);
        assertThat(page).contains("what the peak arc asks for", "prefers-color-scheme: dark", "@media print");
    }

    @Test
    void needsNothingFromElsewhere() {
        assertThat(page("Friday", Tracks.random(8, 1))).doesNotContain("http:", "https:", "<script", "<link", "src=");
    }

    @Test
    void nothingAUserNamedBecomesMarkup() {
        List<Track> tracks = new ArrayList<>(Tracks.random(6, 2));
        tracks.add(Tracks.track("<script>alert(1)</script>", "\"><b>", 120.0, "8A", .5, "house & co"));

        assertThat(page("<i>Friday</i>", tracks))
                .doesNotContain("<script", "<i>Friday", "\"><b>")
                .contains("&lt;i&gt;Friday");
    }

    @Test
    void saysWhereNothingIsKnown() {
        List<Track> tracks =
                List.of(Tracks.track("a", "", null, null, null, null), Tracks.track("b", "", null, null, null, null));

        String page = page("Silence", tracks);

        assertThat(count(page, "<p class=\"none\">No track says.</p>")).isEqualTo(3);
        assertThat(page).contains("No energy arc is followed.").doesNotContain("NaN");
    }

    @Test
    void drawsSetsOfAnyLength() {
        for (int size : new int[] {1, 2, 200}) {
            assertThat(page("Long", Tracks.random(size, 3))).doesNotContain("NaN", "Infinity");
        }
    }

    private String page(String title, List<Track> tracks) {
        SetRules rules = SetRules.standard();
        Sequence sequence = composer.sequence(tracks, rules);
        SetDocument set = composer.justify(SetComposer.inOrder(tracks, sequence), sequence, rules);
        return SetPage.of(new SetSheet(title, set, sequence.targets(), "peak", List.of(), null));
    }

    private static long count(String text, String part) {
        return Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
    }
}
