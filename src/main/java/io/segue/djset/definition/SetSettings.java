package io.segue.djset.definition;

import io.segue.djset.SetRules;
import java.util.List;
import java.util.Set;

/**
 * What a job file says about one set.
 *
 * @param rules what it should be like
 * @param energy where the energy of its tracks is taken from
 * @param leaveOut what is never played
 * @param without tracks by name, as in {@link io.segue.djset.TrackRequests}, that are not played
 * @param explicit whether tracks marked as explicit may be played
 * @param freshness how much of it should not have been played lately
 * @param onChangeOnly whether the last set stands while nothing it was made of has changed
 */
public record SetSettings(
        SetRules rules,
        EnergySource energy,
        Set<LeaveOut> leaveOut,
        List<String> without,
        boolean explicit,
        Freshness freshness,
        boolean onChangeOnly) {}
