package io.portolan.brokers;

/**
 * How often a cluster's brokers were asked for. All zero where the catalog gives them. Clusters that stand for the same one in AWS
 * share their counts.
 *
 * @param hits answered from memory; of those that several threads ask for at the same instant, some may not be counted
 * @param misses not known, so that the caller waited for the MSK API, or for another caller's call to it
 * @param failures look-ups that failed, those in the background included
 */
public record LookupCounts(long hits, long misses, long failures) {

    static final LookupCounts NONE = new LookupCounts(0, 0, 0);
}
