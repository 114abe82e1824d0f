package io.segue.library.source;

/**
 * How much an archive may unfold to before it is taken for a trap.
 *
 * @param entries files in it, nested archives included
 * @param bytes altogether, decompressed
 * @param ratio decompressed to compressed bytes of one entry; looked at beyond {@link #RATIO_FROM} bytes
 * @param depth of archives within archives
 */
public record ArchiveLimits(int entries, long bytes, int ratio, int depth) {

    /** Small entries may be as regular as they like. */
    static final long RATIO_FROM = 16 << 20;

    /** Ten times what the largest known exports need. */
    public static final ArchiveLimits STANDARD = new ArchiveLimits(20_000, 16L << 30, 200, 4);
}
