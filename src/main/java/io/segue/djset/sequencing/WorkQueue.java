package io.segue.djset.sequencing;

/** Tracks still to be tried, first in first out, each at most once at a time. */
final class WorkQueue {

    private final int[] ring;
    private final boolean[] queued;
    private int head;
    private int count;

    WorkQueue(int capacity) {
        ring = new int[capacity];
        queued = new boolean[capacity];
    }

    boolean isEmpty() {
        return count == 0;
    }

    void add(int track) {
        if (!queued[track]) {
            queued[track] = true;
            ring[(head + count) % ring.length] = track;
            count++;
        }
    }

    int poll() {
        int track = ring[head];
        head = (head + 1) % ring.length;
        count--;
        queued[track] = false;
        return track;
    }
}
