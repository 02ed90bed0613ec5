package io.portolan.brokers;

import io.portolan.catalog.BrokerAddress;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The bootstrap brokers in use, judged by the MSK API's answers, which for a Provisioned cluster are samples: three brokers of
 * all, others in each answer ({@code GetBootstrapBrokers}: the list doesn't necessarily include all brokers).
 *
 * <p>Those in use stay in use while they may still be right, so that nobody is told of a change that is none. They have changed
 * when an answer differs for a Serverless cluster, which has one name; when it names brokers of another cluster (a Provisioned
 * cluster's host names end alike); and when one of them has been missing from so many answers in a row that it is gone: of
 * thirty brokers, one that is there stays away from sixty answers with a probability of 0.2 %.
 *
 * @param brokers those in use
 * @param missed for those that were not in the last answer, in how many in a row
 */
record SampledBrokers(BootstrapBrokers brokers, Map<BrokerAddress, Integer> missed) {

    /** About a day of refreshes. */
    static final int GONE = 60;

    static SampledBrokers of(BootstrapBrokers brokers) {
        return new SampledBrokers(brokers, Map.of());
    }

    /** What an answer makes of it. */
    SampledBrokers update(BootstrapBrokers answer) {
        Map<BrokerAddress, Integer> missing = brokers.addresses().stream()
                .filter(broker -> !answer.addresses().contains(broker))
                .collect(Collectors.toUnmodifiableMap(broker -> broker, broker -> missed.getOrDefault(broker, 0) + 1));
        boolean same = brokers.equals(answer)
                || (sameCluster(answer) && missing.values().stream().allMatch(times -> times < GONE));
        return same ? new SampledBrokers(brokers, missing) : of(answer);
    }

    private boolean sameCluster(BootstrapBrokers answer) {
        String domain = domain(answer);
        return !domain.isEmpty() && !answer.serverless() && domain.equals(domain(brokers));
    }

    /** {@code orders.x1y2z3.c2.kafka.us-east-2.amazonaws.com} of {@code b-1.orders.x1y2z3.c2…}; empty where there is none. */
    private static String domain(BootstrapBrokers brokers) {
        String host = brokers.addresses().iterator().next().host();
        return host.substring(host.indexOf('.') + 1).equals(host) ? "" : host.substring(host.indexOf('.') + 1);
    }
}
