package io.segue.sync.matching;

import io.segue.library.Track;
import io.segue.sync.matching.MatchPolicy.Preference;
import java.util.List;
import java.util.Set;

/** Chooses among releases of one recording: what the job prefers, otherwise what the wanted row says of itself. */
final class Preferences {

    private Preferences() {}

    static List<Evidence> narrow(List<Evidence> rivals, Set<Preference> preferences, Track wanted) {
        if (rivals.size() < 2) {
            return rivals;
        }
        List<Evidence> left = rivals;
        Boolean explicit = preferences.contains(Preference.EXPLICIT)
                ? Boolean.TRUE
                : preferences.contains(Preference.CLEAN) ? Boolean.FALSE : wanted.explicit();
        if (explicit != null) {
            left = TrackMatcher.narrow(left, e -> isExplicit(e.candidate().track(), explicit));
        }
        if (preferences.contains(Preference.ORIGINAL)) {
            left = TrackMatcher.narrow(left, e -> !isRemaster(e.candidate().track()));
        } else if (preferences.contains(Preference.REMASTER)) {
            left = TrackMatcher.narrow(left, e -> isRemaster(e.candidate().track()));
        }
        return left;
    }

    private static boolean isExplicit(Track track, boolean explicit) {
        return track.explicit() != null ? track.explicit() == explicit : says(track, explicit ? "explicit" : "clean");
    }

    private static boolean isRemaster(Track track) {
        return says(track, "remaster");
    }

    private static boolean says(Track track, String word) {
        String album = track.album();
        return TextKey.fold(track.title()).contains(word)
                || (album != null && TextKey.fold(album).contains(word));
    }
}
