package io.segue.djset;

import java.util.List;

/**
 * What changed since the last set of the series.
 *
 * @param since date of the last set, such as 2026-11-20
 * @param in tracks that were not in the last set, in the order played
 * @param out tracks of the last set that are not in this one
 * @param kept tracks that are in both
 * @param freshShare 0..1 of the set that was played in none of the sets looked at
 * @param wantedShare 0..1, what the job asks for; 0 where it asks for nothing
 * @param sets how many earlier sets were looked at
 * @param standing whether this is the last set unchanged, because nothing it is made of has changed
 */
public record SetChanges(
        String since,
        List<String> in,
        List<String> out,
        int kept,
        double freshShare,
        double wantedShare,
        int sets,
        boolean standing) {

    public SetChanges {
        in = List.copyOf(in);
        out = List.copyOf(out);
    }
}
