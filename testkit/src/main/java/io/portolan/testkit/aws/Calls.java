package io.portolan.testkit.aws;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts the calls to the endpoints of one estate by operation and resource. Thread-safe.
 *
 * <p>A call counts when it arrives. So throttled, denied and badly signed calls count too.
 */
public final class Calls {

    private static final int LOG_SIZE = 10_000;

    private final Map<String, Long> byOperation = new TreeMap<>();
    private final Map<String, Long> byResource = new TreeMap<>();
    private final Deque<Call> log = new ArrayDeque<>();

    /** The number of calls of an operation such as {@code sts:AssumeRole} or {@code kafka:GetBootstrapBrokers}. */
    public synchronized long count(String operation) {
        return byOperation.getOrDefault(operation, 0L);
    }

    /**
     * The number of calls of an operation for one resource.
     *
     * @param resource the ARN of a role for {@code sts:AssumeRole}. For the MSK API it is the ARN of a cluster.
     */
    public synchronized long count(String operation, String resource) {
        return byResource.getOrDefault(key(operation, resource), 0L);
    }

    /** All counts by operation. */
    public synchronized Map<String, Long> all() {
        return Map.copyOf(byOperation);
    }

    /** The last 10 000 calls in the order of their answers. The oldest comes first. */
    public synchronized List<Call> log() {
        return List.copyOf(log);
    }

    /** Sets all counts to zero and empties the log. */
    public synchronized void reset() {
        byOperation.clear();
        byResource.clear();
        log.clear();
    }

    synchronized void received(String operation, String resource) {
        byOperation.merge(operation, 1L, Long::sum);
        byResource.merge(key(operation, resource), 1L, Long::sum);
    }

    synchronized void answered(Call call) {
        if (log.size() == LOG_SIZE) {
            log.removeFirst();
        }
        log.addLast(call);
    }

    private static String key(String operation, String resource) {
        return operation + " " + resource;
    }
}
