package io.segue.batch;

/** Where work waits for workers. */
public final class TaskQueues {

    /** Everything that any worker can do. */
    public static final String SEGUE = "segue";

    /** Work on the launcher's own files; polled by launchers only. */
    public static final String SEGUE_LOCAL = "segue-local";

    /** What exhausted its attempts waits here for somebody to decide. */
    public static final String DEAD_LETTERS = "music-sync-dlq";

    private TaskQueues() {}
}
