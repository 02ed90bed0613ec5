package io.portolan.spring;

import io.portolan.catalog.Connectivity;
import io.portolan.catalog.IpFamily;
import io.portolan.catalog.PreflightPolicy;
import io.portolan.catalog.SecurityProtocol;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.ConfigurationPropertiesSource;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/**
 * The properties in {@code portolan.*}. They are the schema of a {@code portolan.yaml} and Spring's own additions. An
 * immutable value.
 *
 * <p>The values of the catalog are texts here, or words of an enum. The catalog's own loader checks all of them together.
 *
 * @param catalog Catalog to load instead of portolan.clusters, such as classpath:portolan.yaml or
 *     file:/etc/portolan.yaml.
 * @param primary Cluster of unqualified Kafka beans such as KafkaTemplate, @KafkaListener and Kafka Streams. With
 *     none, spring.kafka.* configures them. Default is the only cluster.
 * @param start When clusters are looked up and checked. This is before the first listener starts (eager), while the
 *     application runs (background) or by the first client of each (lazy).
 * @param findings How findings are logged. A report is one block of lines (block), or each finding is one line (line).
 * @param site Site where this application runs, in the JSON of its reports. Default is the host's name.
 * @param environment Environment of the catalog, such as prod. One catalog never mixes several.
 * @param region Region where this client runs. Default is the AWS SDK's region provider chain.
 * @param serviceVpcs Central MSK VPC of each region, by region.
 * @param foreignCidrBlocks Known CIDR blocks of other environments, by environment.
 * @param hostResolvers Name servers of the host resolver as IP or IP:port. Default is those of the host.
 * @param endpoints Endpoints of AWS services that replace those of the AWS SDK.
 * @param roles Role chains by name.
 * @param clusters Clusters by logical name.
 * @param defaults Defaults of all clusters.
 * @param snapshot File with the last known brokers.
 * @param clientSites Places where clients run, by name. Plans of the estate read them, and clients do not.
 * @param inspectRoles Roles that read how an account is configured, by account. Clients do not read them.
 */
@ConfigurationProperties("portolan")
public record PortolanProperties(
        @Nullable String catalog,
        @Nullable String primary,
        @DefaultValue("eager") Start start,
        @DefaultValue("block") FindingFormat findings,
        @Nullable String site,
        @Nullable String environment,
        @Nullable String region,
        @Nullable Map<String, ServiceVpc> serviceVpcs,
        @Nullable Map<String, List<String>> foreignCidrBlocks,
        @Nullable List<String> hostResolvers,
        @Nullable Endpoints endpoints,
        @Nullable Map<String, Role> roles,
        @Nullable Map<String, ClusterEntry> clusters,
        @Nullable Defaults defaults,
        @Nullable Snapshot snapshot,
        @Nullable Map<String, SiteEntry> clientSites,
        @Nullable Map<String, String> inspectRoles) {

    /** When clusters are looked up and checked. */
    public enum Start {
        /** In parallel before the first listener starts. A cluster that fails ends the start of the application. */
        EAGER,
        /** When the first client of a cluster is made. */
        LAZY,
        /** In parallel while the application runs. A cluster that fails is logged and tried again. */
        BACKGROUND
    }

    /** How findings are logged. */
    public enum FindingFormat {
        /** All findings of a report in one block of lines. */
        BLOCK,
        /** Each finding on a line of its own. */
        LINE
    }

    /**
     * The central MSK VPC of a region.
     *
     * @param cidrBlocks CIDR blocks of the VPC.
     * @param inboundResolvers Addresses of the VPC's inbound resolver as IP or IP:port.
     * @param account Account of the VPC as 12 digits. Like the keys below, it is for plans of the estate.
     * @param vpcId Id of the VPC.
     * @param inboundEndpoint Id of the inbound endpoint, or create.
     * @param subnets Subnets of the inbound resolvers in their order.
     * @param inboundSecurityGroup Security group of the inbound endpoint.
     * @param clusterSecurityGroup Security group of the MSK clusters.
     */
    @ConfigurationPropertiesSource
    public record ServiceVpc(
            @Nullable List<String> cidrBlocks,
            @Nullable List<String> inboundResolvers,
            @Nullable String account,
            @Nullable String vpcId,
            @Nullable String inboundEndpoint,
            @Nullable List<String> subnets,
            @Nullable String inboundSecurityGroup,
            @Nullable String clusterSecurityGroup) {}

    /**
     * Endpoints of AWS services.
     *
     * @param sts URI of STS.
     * @param kafka URIs of the MSK API, by region.
     * @param inspect URIs of the services that tell how the estate is configured, by region. Clients do not call them.
     * @param allowHttp Whether these URIs may begin with http: on another host than this. Anybody on the way can then
     *     read and change what AWS answers.
     */
    public record Endpoints(
            @Nullable String sts,
            @Nullable Map<String, String> kafka,
            @Nullable Map<String, String> inspect,
            @Nullable Boolean allowHttp) {}

    /**
     * A role chain.
     *
     * @param sessionName Name of the sessions. Default is portolan-environment-role.
     * @param duration Life of each session, from 15m to 1h, or up to 12h for a single hop. Default is 1h.
     * @param chain Roles in the order in which they are assumed.
     * @param base Base identity that assumes the first role. A name alone is enough if it is an AwsCredentialsProvider
     *     bean. Default is the base identity of all roles.
     * @param access What the role may do. It is for policies in plans of the estate.
     */
    @ConfigurationPropertiesSource
    public record Role(
            @Nullable String sessionName,
            @Nullable String duration,
            @Nullable List<Hop> chain,
            @Nullable Base base,
            @NestedConfigurationProperty @Nullable AccessEntry access) {}

    /**
     * The base identity of a role. It has a profile or a name.
     *
     * @param profile Profile of the AWS configuration files.
     * @param name Name of an AwsCredentialsProvider bean.
     */
    @ConfigurationPropertiesSource
    public record Base(@Nullable String profile, @Nullable String name) {

        /** Creates a base identity from its name. The binder calls this for a single value. */
        public static Base valueOf(String name) {
            return new Base(null, name);
        }
    }

    /**
     * One hop of a role chain. Its ARN alone is enough if it has nothing else.
     *
     * @param arn ARN of the role.
     * @param externalId External id that the role's trust policy requires.
     * @param tags Session tags.
     */
    @ConfigurationPropertiesSource
    public record Hop(
            @Nullable String arn,
            @Nullable String externalId,
            @Nullable Map<String, String> tags) {

        /** Creates a hop from its ARN. The binder calls this for a single value. */
        public static Hop valueOf(String arn) {
            return new Hop(arn, null, null);
        }
    }

    /**
     * A cluster. It has an ARN, a name in MSK or bootstrap servers.
     *
     * @param arn ARN of the MSK cluster. It includes the region and the account.
     * @param clusterName Name in MSK. It is looked up in the account of the role.
     * @param bootstrapServers Bootstrap servers as host:port. They replace the look-up. With arn or cluster-name
     *     they are the fallback.
     * @param region Region of the cluster if the ARN does not include it.
     * @param regions The cluster in several regions, by region. The client's own region comes first.
     * @param role Role in portolan.roles for Kafka itself.
     * @param controlPlaneRole Role for the MSK API. Default is the value of role.
     * @param connectivity Kind of broker addresses: private, vpc-connectivity or public.
     * @param ip IP version of a dual-stack cluster: v4, v6 or dual. Default is what the JVM prefers.
     * @param clusterId Kafka cluster id that the brokers must name, or learn for the first one seen.
     * @param hostSuffixes Domains in which a look-up may find brokers, besides those of MSK.
     * @param securityProtocol SASL_SSL for IAM. SSL or PLAINTEXT for plain Kafka.
     * @param preflight Effect of the check before the first client: off, warn or fail.
     * @param kafka Kafka properties of all clients of this cluster, by Kafka's names.
     * @param producer Properties of this cluster that override spring.kafka.producer.
     * @param consumer Properties of this cluster that override spring.kafka.consumer.
     * @param admin Properties of this cluster that override spring.kafka.admin.
     * @param template Properties of this cluster that override spring.kafka.template.
     * @param listener Properties of this cluster that override spring.kafka.listener.
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
            @Nullable Connectivity connectivity,
            @Nullable IpFamily ip,
            @Nullable String clusterId,
            @Nullable List<String> hostSuffixes,
            @Nullable SecurityProtocol securityProtocol,
            @Nullable PreflightPolicy preflight,
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
     * @param bootstrapServers Bootstrap servers as host:port.
     * @param role Role for Kafka itself. Default is the cluster's.
     * @param controlPlaneRole Role for the MSK API. Default is the cluster's.
     * @param connectivity Kind of broker addresses: private, vpc-connectivity or public.
     * @param ip IP version of a dual-stack cluster: v4, v6 or dual. Default is what the JVM prefers.
     * @param clusterId Kafka cluster id that the brokers must name, or learn. Default is the cluster's.
     * @param hostSuffixes Domains in which a look-up may find brokers. Default is the cluster's.
     * @param kafka Kafka properties of this region that override the cluster's.
     */
    @ConfigurationPropertiesSource
    public record RegionEntry(
            @Nullable String arn,
            @Nullable String clusterName,
            @Nullable List<String> bootstrapServers,
            @Nullable String role,
            @Nullable String controlPlaneRole,
            @Nullable Connectivity connectivity,
            @Nullable IpFamily ip,
            @Nullable String clusterId,
            @Nullable List<String> hostSuffixes,
            @Nullable Map<String, String> kafka) {}

    /**
     * Defaults of all clusters.
     *
     * @param preflight Effect of the check before the first client: off, warn or fail.
     * @param kafka Kafka properties of all clients, by Kafka's names.
     */
    public record Defaults(
            @DefaultValue("fail") String preflight,
            @Nullable Map<String, String> kafka) {}

    /**
     * A file with the last known brokers.
     *
     * @param policy Use of the file: prefer-snapshot, prefer-live or off.
     * @param directory Directory in which Portolan makes its own for the file. A leading ~ is the user's home. Default
     *     is a cache directory of the user.
     */
    public record Snapshot(
            @DefaultValue("prefer-snapshot") String policy,
            @Nullable String directory) {}
}
