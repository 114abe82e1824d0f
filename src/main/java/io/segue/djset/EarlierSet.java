package io.segue.djset;

import io.segue.djset.SetDraft.Version;
import java.time.LocalDate;
import java.util.List;

/**
 * A set of the series that was current before.
 *
 * @param inputHash of what it was made of
 * @param played labels of its tracks in order
 */
record EarlierSet(Version version, LocalDate date, String inputHash, List<String> played) {}
