package io.segue.djset.sequencing;

/** Random numbers that hang on the seed alone, on every machine: xorshift64* (Vigna, 2016). */
final class SeededNumbers {

    private long state;

    SeededNumbers(long seed) {
        this.state = seed * 0x9E3779B97F4A7C15L | 1;
    }

    /** 0 to bound - 1. */
    int below(int bound) {
        return (int) ((next() >>> 33) % bound);
    }

    /** 0 to 1, without 1. */
    double uniform() {
        return (next() >>> 11) * 0x1p-53;
    }

    private long next() {
        state ^= state >>> 12;
        state ^= state << 25;
        state ^= state >>> 27;
        return state * 0x2545F4914F6CDD1DL;
    }
}
