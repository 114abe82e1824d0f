package io.segue.djset.definition;

/** What of a pool is not played, whatever else fits. */
public enum LeaveOut {
    /** Shorter than a minute: samples, loops, jingles. */
    SAMPLES,
    /** Same artist and title as another track of the pool. */
    DUPLICATES,
    /** Neither tempo nor key known: nothing can be said about a transition. */
    UNANALYSED
}
