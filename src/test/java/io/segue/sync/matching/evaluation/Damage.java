package io.segue.sync.matching.evaluation;

import io.segue.library.Track;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an export makes of a track: other spelling, guests elsewhere, neutral words, cut titles, missing columns. Never a version word. */
final class Damage {

    private static final Pattern GUESTS = Pattern.compile(" [(\\[](?:feat|ft|with)\\.? ([^)\\]]*)[)\\]]");
    private static final Pattern NEUTRAL =
            Pattern.compile(" - (?:(?:\\d{4} )?Remaster(?:ed)?(?: \\d{4})?|Album Version)$");
    private static final Pattern VERSION = Pattern.compile(
            "(?i)mix|edit|live|version|acoustic|instrumental|dub|vip|cover|demo|remaster|radio|extended|bootleg|feat|with|pt|part|vol|\\d|[(\\[-]");
    private static final String[] ADDED = {
        " - Remastered 2011", " (Album Version)", " [Explicit]", " (Official Video)", " (Bonus Track)", " - Mono"
    };
    private static final int CUT = 30;

    private final Random random;
    private final List<String> kinds = new ArrayList<>();
    private final Track track;
    private boolean truncated;

    Damage(Random random, Track truth) {
        this.random = random;
        String title = truth.title();
        List<String> artists = new ArrayList<>(truth.artists());
        Matcher guests = GUESTS.matcher(title);
        if (guests.find() && chance(0.5)) {
            title = title.substring(0, guests.start()) + title.substring(guests.end());
            if (chance(0.7)) {
                artists.add(guests.group(1));
            }
            kinds.add("guests moved");
        }
        Matcher neutral = NEUTRAL.matcher(title);
        if (neutral.find() && chance(0.5)) {
            title = title.substring(0, neutral.start());
            kinds.add("neutral dropped");
        } else if (chance(0.1)) {
            title += ADDED[random.nextInt(ADDED.length)];
            kinds.add("neutral added");
        }
        if (chance(0.1)) {
            title = typo(title);
        }
        if (title.length() > CUT
                && chance(0.3)
                && !VERSION.matcher(title.substring(CUT - 1)).find()) {
            title = title.substring(0, CUT).strip();
            truncated = true;
            kinds.add("truncated");
        }
        title = respell(title);
        boolean album = !chance(0.4);
        if (!album) {
            kinds.add("no album");
        }
        this.track = new Track(
                title,
                artists,
                album ? truth.album() : null,
                duration(truth),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        if (kinds.isEmpty()) {
            kinds.add("undamaged");
        }
    }

    Track track() {
        return track;
    }

    List<String> kinds() {
        return kinds;
    }

    boolean truncated() {
        return truncated;
    }

    private @Nullable Duration duration(Track truth) {
        if (truth.duration() == null || chance(0.2)) {
            kinds.add("no duration");
            return null;
        }
        return truth.duration().plusMillis(random.nextInt(4001) - 2000);
    }

    private String respell(String title) {
        if (chance(0.1)) {
            kinds.add("case");
            return chance(0.5) ? title.toUpperCase(Locale.ROOT) : title.toLowerCase(Locale.ROOT);
        }
        String bare = Normalizer.normalize(title, Normalizer.Form.NFD).replaceAll("\\p{Mn}", "");
        if (!bare.equals(title) && chance(0.5)) {
            kinds.add("diacritics");
            return bare;
        }
        return title;
    }

    /** One letter dropped, doubled, swapped with the next or replaced, inside a word of four letters or more of the song's name. */
    private String typo(String title) {
        Matcher words = Pattern.compile("\\p{L}{4,}").matcher(title.split(" - | [(\\[]", 2)[0]);
        List<int[]> places = new ArrayList<>();
        while (words.find()) {
            places.add(new int[] {words.start(), words.end()});
        }
        if (places.isEmpty()) {
            return title;
        }
        kinds.add("typo");
        int[] word = places.get(random.nextInt(places.size()));
        int at = word[0] + 1 + random.nextInt(word[1] - word[0] - 2);
        StringBuilder changed = new StringBuilder(title);
        switch (random.nextInt(4)) {
            case 0 -> changed.deleteCharAt(at);
            case 1 -> changed.insert(at, title.charAt(at));
            case 2 -> {
                changed.setCharAt(at, title.charAt(at + 1));
                changed.setCharAt(at + 1, title.charAt(at));
            }
            default -> changed.setCharAt(at, (char) ('a' + random.nextInt(26)));
        }
        return changed.toString();
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }
}
