package io.segue.batch;

/** Where work waits for workers. */
public final class TaskQueues {

    /** Everything that any worker can do. */
    public static final String SEGUE = "segue";

    /** For annotations: the queue of work on files of this process's site; where a process has none, {@link #SEGUE} once more. */
    public static final String FILES_OF_THIS_SITE = "${segue.queues.files}";

    private static final String FILES = "segue-local";

    /** What exhausted its attempts waits here for somebody to decide. */
    public static final String DEAD_LETTERS = "music-sync-dlq";

    private TaskQueues() {}

    /**
     * Work on the launchers' own files; polled by the launchers of that site only.
     *
     * @param site name of the launchers that see the same files, empty where there is one
     */
    public static String filesOf(String site) {
        return site.isEmpty() ? FILES : FILES + "@" + site;
    }
}
