package io.portolan.brokers;

/**
 * How often a cluster's brokers were asked for. All counts are zero if the catalog gives the brokers. Entries of the catalog with
 * the same look-up share their counts. A value, immutable and thread-safe.
 *
 * @param hits calls answered from memory. When several threads ask at the same instant, some may not be counted.
 * @param misses calls that found nothing in memory. The caller waited for a snapshot, the MSK API or another caller's look-up.
 * @param failures look-ups at the MSK API that failed. Those in the background are included.
 */
public record LookupCounts(long hits, long misses, long failures) {

    static final LookupCounts NONE = new LookupCounts(0, 0, 0);
}
