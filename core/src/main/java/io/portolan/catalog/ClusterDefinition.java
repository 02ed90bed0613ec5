package io.portolan.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/**
 * One cluster of the catalog in one region, with every default filled in. Immutable and thread-safe.
 *
 * @param name the name that was asked for, such as {@code orders} or {@code orders@us-west-2} or an ARN
 * @param region the cluster's region. Empty only for plain Kafka ({@code PLAINTEXT} or {@code SSL}).
 * @param source where its brokers come from
 * @param access how clients enter it
 * @param settings how its clients behave
 */
public record ClusterDefinition(
        String name, Optional<Region> region, BrokerSource source, Access access, Settings settings) {

    /** The id of the region as text. It is empty if there is no region. */
    public String regionId() {
        return region.isPresent() ? region.get().id() : "";
    }

    /** How clients authenticate. */
    public ClientAuthentication authentication() {
        return access.authentication();
    }

    /** Whether the brokers are MSK's. Nothing is known about the names and addresses of others. */
    public boolean isMskCluster() {
        return authentication().isMskOnly();
    }

    ClusterDefinition withName(String asked) {
        return new ClusterDefinition(asked, region, source, access, settings);
    }

    ClusterDefinition withPreflight(PreflightPolicy policy) {
        return new ClusterDefinition(name, region, source, access, settings.withPreflight(policy));
    }

    /**
     * How clients enter a cluster.
     *
     * @param securityProtocol how connections are protected
     * @param authentication how clients authenticate
     * @param connectivity which of its listeners they use
     * @param dataPlane the role chain for Kafka itself. If empty, the base identity is used.
     * @param controlPlane the role chain for the MSK API. It is the same as {@code dataPlane} unless configured.
     */
    public record Access(
            SecurityProtocol securityProtocol,
            ClientAuthentication authentication,
            Connectivity connectivity,
            Optional<RoleChain> dataPlane,
            Optional<RoleChain> controlPlane) {

        /**
         * Compares protocol and authentication.
         *
         * @throws IllegalArgumentException if one has SASL and the other has not.
         */
        public Access {
            if (securityProtocol.usesSasl() != authentication.usesSasl()) {
                throw new IllegalArgumentException("The security protocol " + securityProtocol
                        + " contradicts the authentication " + authentication);
            }
        }
    }

    /**
     * How a cluster's clients behave.
     *
     * @param preflight what the preflight before the first client does
     * @param clusterId which cluster the brokers must belong to
     * @param kafka Kafka properties by Kafka's own names. The cluster's own replace the catalog's defaults.
     * @param ip the IP version that they use. If empty, it is the one that the JVM prefers.
     */
    public record Settings(
            PreflightPolicy preflight, ClusterIdRule clusterId, Map<String, String> kafka, Optional<IpFamily> ip) {

        /** Copies the properties in their order. */
        public Settings {
            kafka = Collections.unmodifiableMap(new LinkedHashMap<>(kafka));
        }

        /** Settings of a cluster without {@code cluster-id} whose clients use the IP version that the JVM prefers. */
        public Settings(PreflightPolicy preflight, Map<String, String> kafka) {
            this(preflight, ClusterIdRule.NONE, kafka, Optional.empty());
        }

        Settings withPreflight(PreflightPolicy policy) {
            return new Settings(policy, clusterId, kafka, ip);
        }

        /** The policy, the rule and the names of the properties. Their values may be passwords and are left out. */
        @Override
        public String toString() {
            return "Settings[preflight=" + preflight + ", clusterId=" + clusterId + ", kafka=" + kafka.keySet()
                    + ip.map(family -> ", ip=" + family).orElse("") + "]";
        }
    }
}
