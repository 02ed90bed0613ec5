package io.portolan.brokers;

import io.portolan.catalog.BrokerAddress;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The bootstrap brokers in use, compared with each answer of the MSK API. Each answer of a Provisioned cluster is a sample of
 * three brokers. AWS says of {@code GetBootstrapBrokers} that its list does not necessarily include all brokers.
 *
 * <p>Brokers stay in use while they may still be right. So no change is reported that is none. They have changed in these cases.
 *
 * <ul>
 *   <li>The answer of a Serverless cluster differs. Such a cluster has only one name.
 *   <li>The answer names brokers of another cluster. All host names of a Provisioned cluster have the same ending.
 *   <li>A broker has been missing from {@link #GONE} answers in a row. One of thirty brokers is missing that often by chance
 *       with a probability of 0.2 %.
 * </ul>
 *
 * @param brokers the brokers in use
 * @param missed how many answers in a row a broker has been missing from. Brokers of the last answer are not in it.
 */
record SampledBrokers(BootstrapBrokers brokers, Map<BrokerAddress, Integer> missed) {

    /** About a day of refreshes. */
    static final int GONE = 60;

    static SampledBrokers of(BootstrapBrokers brokers) {
        return new SampledBrokers(brokers, Map.of());
    }

    /** The brokers in use after an answer. */
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

    /**
     * The ending of a cluster's host names. It is {@code orders.x1y2z3.c2.kafka.us-east-2.amazonaws.com} for
     * {@code b-1.orders.x1y2z3.c2…}. Empty if there is none.
     */
    private static String domain(BootstrapBrokers brokers) {
        String host = brokers.addresses().iterator().next().host();
        return host.substring(host.indexOf('.') + 1).equals(host) ? "" : host.substring(host.indexOf('.') + 1);
    }
}
