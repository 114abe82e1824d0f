package io.segue.batch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How the past is let go: batches that nobody needs any more, and everything of a user who asks for it. */
public interface Retention {

    /** What the configuration asks for, if it asks for anything. */
    Optional<PurgeRule> configured();

    /**
     * Removes the batches the rule names, one after the other, with all their rows, their part of Spring Batch's tables and their output;
     * then files that no batch needs any more. What later batches need to decide the same is kept. May be killed and repeated at any time.
     */
    Purged purge(PurgeRule rule, boolean dryRun);

    /**
     * Erases everything of a user. May be killed and repeated at any time.
     *
     * @throws UserBusyException while a batch of the user has not ended
     */
    Forgotten forget(String user);

    /**
     * Which batches go. Never one that has not ended.
     *
     * @param olderThan since it ended
     * @param keepLast of each job this many of the most recent batches stay, however old
     * @param evenOpen also batches somebody may still want to act on: with dead letters, uncertain rows, or incomplete compensation
     */
    record PurgeRule(Duration olderThan, int keepLast, boolean evenOpen) {}

    /**
     * @param batches ids of the batches removed, or to be removed
     * @param inUse ids of batches another process holds
     * @param open how many old batches stay because somebody may still want to act on them
     * @param rows of input
     * @param files indexes and lock files that no batch needed
     */
    record Purged(List<String> batches, List<String> inUse, int open, long rows, int files) {}

    /**
     * @param playlists local playlists removed
     * @param shared playlists that batches of others wrote to as well, and that therefore stay
     * @param elsewhere directories of reports at other sites, to be removed there
     */
    record Forgotten(int batches, int playlists, List<String> shared, List<String> elsewhere) {}

    /** A batch of the user has not ended. */
    class UserBusyException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public UserBusyException(String message) {
            super(message);
        }
    }
}
