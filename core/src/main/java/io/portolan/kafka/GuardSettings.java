package io.portolan.kafka;

import io.portolan.catalog.PreflightPolicy;
import io.portolan.diagnosis.Code;
import io.portolan.network.AddressJudgement;
import io.portolan.network.AddressRules;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;

/**
 * Which addresses a client's brokers may have. These are plain values, so that they travel in a client's configuration.
 *
 * @param rules who owns which blocks
 * @param policy the cluster's preflight policy. Under {@code FAIL} the brokers must lie inside the service VPC.
 */
record GuardSettings(AddressRules rules, PreflightPolicy policy) {

    private static final String POLICY = "portolan.preflight";

    private static final List<Code> WORST_FIRST =
            List.of(Code.WRONG_ENVIRONMENT, Code.WRONG_REGION, Code.PUBLIC_ADDRESS, Code.OUTSIDE_SERVICE_VPC);

    Map<String, String> toConfig() {
        Map<String, String> config = new LinkedHashMap<>(rules.toConfig());
        config.put(POLICY, policy.name().toLowerCase(Locale.ROOT));
        return config;
    }

    /** The settings that {@link #toConfig} wrote. Older versions wrote none, and nothing guards such a client. */
    static GuardSettings fromConfig(Map<String, String> config) {
        String policy = config.get(POLICY);
        if (policy == null) {
            throw new ConfigException(
                    "This client's configuration has no " + POLICY + ". An older version of Portolan"
                            + " made it, or a part of it was lost. Nothing would keep its credentials from other environments."
                            + " Make a new one with Cluster.clientConfig() or portolan config, and pass on sasl.jaas.config as it is.");
        }
        try {
            return new GuardSettings(
                    AddressRules.fromConfig(config), PreflightPolicy.valueOf(policy.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            throw new ConfigException("This client's configuration does not say where its brokers may be: "
                    + e.getMessage() + ". Pass on sasl.jaas.config as Cluster.clientConfig() gives it.");
        }
    }

    /**
     * {@link Code#OK} or the worst judgement that forbids credentials. It takes one wrong address of several. Kafka takes the IP
     * version of the first address. So IPv6 addresses that cannot be judged count only if that one is of IPv6.
     */
    Code judge(Collection<InetAddress> addresses) {
        AddressJudgement judgement = new AddressJudgement(rules);
        boolean ipv4 = !addresses.isEmpty() && addresses.iterator().next() instanceof Inet4Address;
        Code unjudged = ipv4 ? Code.OK : Code.OUTSIDE_SERVICE_VPC;
        Code worst = Code.OK;
        for (InetAddress address : addresses) {
            Code judged = judgement.judge(address);
            Code code = judged == Code.IPV6_BLOCK_MISSING ? unjudged : judged;
            if (forbids(code) && (worst == Code.OK || WORST_FIRST.indexOf(code) < WORST_FIRST.indexOf(worst))) {
                worst = code;
            }
        }
        return worst;
    }

    private boolean forbids(Code code) {
        return code.stopsTraffic() || (code != Code.OK && policy == PreflightPolicy.FAIL);
    }
}
