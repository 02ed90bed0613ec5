package io.portolan.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/**
 * One cluster of the catalog in one region, with every default filled in. Immutable and thread-safe.
 *
 * @param name the name as asked for: {@code orders}, {@code orders@us-west-2} or an ARN
 * @param region the cluster's region; empty only for plain Kafka ({@code security-protocol: PLAINTEXT} or {@code SSL})
 * @param source where its brokers come from
 * @param access how it is entered
 * @param settings how its clients behave
 */
public record ClusterDefinition(
        String name, Optional<Region> region, BrokerSource source, Access access, Settings settings) {

    /** The id of the region as text. It is empty where there is no region. */
    public String regionId() {
        return region.isPresent() ? region.get().id() : "";
    }

    /** How clients authenticate. */
    public ClientAuthentication authentication() {
        return access.authentication();
    }

    /** Whether the brokers are MSK's. Nothing is known of the names and addresses of others. */
    public boolean isMskCluster() {
        return authentication().provesMsk();
    }

    ClusterDefinition withName(String asked) {
        return new ClusterDefinition(asked, region, source, access, settings);
    }

    /**
     * How a cluster is entered.
     *
     * @param securityProtocol how connections are protected
     * @param authentication how clients authenticate
     * @param connectivity which of its listeners
     * @param dataPlane the roles for Kafka itself; empty: the base identity
     * @param controlPlane the roles for the MSK API; the same as {@code dataPlane} unless configured
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
         * @throws IllegalArgumentException if one has SASL and the other has not
         */
        public Access {
            if (securityProtocol.usesSasl() != authentication.usesSasl()) {
                throw new IllegalArgumentException(securityProtocol + " contradicts authentication " + authentication);
            }
        }
    }

    /**
     * How a cluster's clients behave.
     *
     * @param preflight what the preflight before the first client does
     * @param kafka Kafka properties by Kafka's own names: the catalog's defaults, then the cluster's own
     */
    public record Settings(PreflightPolicy preflight, Map<String, String> kafka) {

        /** Copies the properties, in their order. */
        public Settings {
            kafka = Collections.unmodifiableMap(new LinkedHashMap<>(kafka));
        }

        /** The policy and the names of the properties; not their values, among which may be passwords. */
        @Override
        public String toString() {
            return "Settings[preflight=" + preflight + ", kafka=" + kafka.keySet() + "]";
        }
    }
}
