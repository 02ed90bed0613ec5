package io.portolan.spring;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.ConfigurationPropertiesSource;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/**
 * What {@code portolan.*} may hold: the schema of a {@code portolan.yaml}, and what Spring adds to it. An immutable value.
 *
 * <p>Everything of the catalog is text here. It is checked by the catalog's own loader, all of it together.
 *
 * @param catalog Catalog to load, such as classpath:portolan.yaml or file:/etc/portolan.yaml, instead of portolan.clusters.
 * @param primary Cluster that plain, unqualified Kafka beans are of: KafkaTemplate, @KafkaListener, Kafka Streams; none leaves them to spring.kafka.*. Default: the only cluster.
 * @param start When clusters are looked up and checked: before the first listener starts, in the background from then on, or by the first client of each.
 * @param environment Environment of the catalog, such as prod; one catalog never mixes several.
 * @param region Region where this client runs. Default: the AWS SDK's region provider chain.
 * @param serviceVpcs Central MSK VPC of each region, by region.
 * @param foreignCidrBlocks Known address space of other environments, by environment.
 * @param hostResolvers Name servers to ask as the host resolver, IP or IP:port. Default: those of the host.
 * @param endpoints Endpoints of AWS services, where not the SDK's own.
 * @param roles Chains of roles to assume, by name.
 * @param clusters Clusters by logical name.
 * @param defaults What holds for all clusters that do not say otherwise.
 * @param snapshot Where and when the last known brokers are kept.
 */
@ConfigurationProperties("portolan")
public record PortolanProperties(
        @Nullable String catalog,
        @Nullable String primary,
        @DefaultValue("eager") Start start,
        @Nullable String environment,
        @Nullable String region,
        @Nullable Map<String, ServiceVpc> serviceVpcs,
        @Nullable Map<String, List<String>> foreignCidrBlocks,
        @Nullable List<String> hostResolvers,
        @Nullable Endpoints endpoints,
        @Nullable Map<String, Role> roles,
        @Nullable Map<String, ClusterEntry> clusters,
        @Nullable Defaults defaults,
        @Nullable Snapshot snapshot) {

    /** When clusters are looked up and checked. */
    public enum Start {
        /** Side by side before the first listener starts; a cluster that fails fails the start of the application. */
        EAGER,
        /** When the first client of each is made. */
        LAZY,
        /** Side by side from the start on, while the application goes on; a cluster that fails is told in the log. */
        BACKGROUND
    }

    /**
     * The central MSK VPC of a region.
     *
     * @param cidrBlocks Its CIDR blocks.
     * @param inboundResolvers IP or IP:port of its inbound resolver endpoint.
     */
    @ConfigurationPropertiesSource
    public record ServiceVpc(
            @Nullable List<String> cidrBlocks, @Nullable List<String> inboundResolvers) {}

    /**
     * Endpoints of AWS services.
     *
     * @param sts URI of STS.
     * @param kafka URIs of the MSK API, by region.
     */
    public record Endpoints(@Nullable String sts, @Nullable Map<String, String> kafka) {}

    /**
     * A chain of roles.
     *
     * @param sessionName Name of the sessions. Default: portolan-environment-role.
     * @param duration Life of each session: 15m to 1h, a single hop up to 12h; 1h if not set.
     * @param chain The roles in the order in which they are assumed.
     */
    @ConfigurationPropertiesSource
    public record Role(
            @Nullable String sessionName,
            @Nullable String duration,
            @Nullable List<Hop> chain) {}

    /**
     * One role of a chain; just the ARN where that is all there is to say.
     *
     * @param arn ARN of the role.
     * @param externalId External id that its trust policy asks for.
     * @param tags Session tags.
     */
    @ConfigurationPropertiesSource
    public record Hop(
            @Nullable String arn,
            @Nullable String externalId,
            @Nullable Map<String, String> tags) {

        /** A hop that is an ARN alone, as the binder reads it from a single value. */
        public static Hop valueOf(String arn) {
            return new Hop(arn, null, null);
        }
    }

    /**
     * A cluster: by its ARN, by its name in MSK, or by its bootstrap servers.
     *
     * @param arn ARN of the MSK cluster; region and account are read from it.
     * @param clusterName Name in MSK, looked up in the account of the role.
     * @param bootstrapServers Bootstrap servers host:port: instead of a look-up, or beside arn or cluster-name to fall back on.
     * @param region Region of the cluster, where the ARN does not say it.
     * @param regions One cluster for each of several regions, by region; the client's own region goes first.
     * @param role Role, of portolan.roles, for Kafka itself.
     * @param controlPlaneRole Role for the MSK API; role if not set.
     * @param connectivity Which brokers' addresses: private, vpc-connectivity or public.
     * @param securityProtocol SASL_SSL for IAM, SSL or PLAINTEXT for plain Kafka.
     * @param preflight What the check before the first client does: off, warn or fail.
     * @param kafka Kafka properties of all clients of this cluster, by Kafka's names.
     * @param producer What differs from spring.kafka.producer for this cluster.
     * @param consumer What differs from spring.kafka.consumer for this cluster.
     * @param admin What differs from spring.kafka.admin for this cluster.
     * @param template What differs from spring.kafka.template for this cluster.
     * @param listener What differs from spring.kafka.listener for this cluster.
     */
    @ConfigurationPropertiesSource
    public record ClusterEntry(
            @Nullable String arn,
            @Nullable String clusterName,
            @Nullable List<String> bootstrapServers,
            @Nullable String region,
            @Nullable Map<String, RegionEntry> regions,
            @Nullable String role,
            @Nullable String controlPlaneRole,
            @Nullable String connectivity,
            @Nullable String securityProtocol,
            @Nullable String preflight,
            @Nullable Map<String, String> kafka,
            KafkaProperties.@Nullable Producer producer,
            KafkaProperties.@Nullable Consumer consumer,
            KafkaProperties.@Nullable Admin admin,
            KafkaProperties.@Nullable Template template,
            KafkaProperties.@Nullable Listener listener) {}

    /**
     * A cluster in one of several regions.
     *
     * @param arn ARN of the MSK cluster.
     * @param clusterName Name in MSK.
     * @param bootstrapServers Bootstrap servers host:port.
     * @param role Role for Kafka itself; the cluster's if not set.
     * @param controlPlaneRole Role for the MSK API; the cluster's if not set.
     * @param connectivity Which brokers' addresses: private, vpc-connectivity or public.
     * @param kafka Kafka properties, on top of the cluster's.
     */
    @ConfigurationPropertiesSource
    public record RegionEntry(
            @Nullable String arn,
            @Nullable String clusterName,
            @Nullable List<String> bootstrapServers,
            @Nullable String role,
            @Nullable String controlPlaneRole,
            @Nullable String connectivity,
            @Nullable Map<String, String> kafka) {}

    /**
     * What holds for all clusters.
     *
     * @param preflight What the check before the first client does: off, warn or fail.
     * @param kafka Kafka properties of all clients, by Kafka's names.
     */
    public record Defaults(
            @DefaultValue("fail") String preflight,
            @Nullable Map<String, String> kafka) {}

    /**
     * The last known brokers, kept in a file.
     *
     * @param policy prefer-snapshot, prefer-live or off.
     * @param directory Directory of the file. Default: a cache directory of the user.
     */
    public record Snapshot(
            @DefaultValue("prefer-snapshot") String policy,
            @Nullable String directory) {}
}
