package io.portolan.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.portolan.catalog.BrokerSource;
import io.portolan.catalog.ClientSite;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.EstateDescription;
import io.portolan.catalog.NameServerSoftware;
import io.portolan.catalog.PreflightPolicy;
import io.portolan.catalog.RoleAccess;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;

/** {@link CatalogSource} makes a catalog from {@code portolan.*} of any source and reports the faults. */
class CatalogSourceTest {

    private static final String YAML = """
            portolan:
              environment: prod
              service-vpcs:
                us-east-2: {cidr-blocks: [10.20.0.0/16], inbound-resolvers: [10.20.1.53, 10.20.2.53]}
                us-west-2: {cidr-blocks: 10.30.0.0/16, inbound-resolvers: "10.30.1.53, 10.30.2.53"}
              foreign-cidr-blocks: {dev: [10.90.0.0/16]}
              roles:
                orders-client:
                  chain:
                    - arn:aws:iam::111111111111:role/kafka-hub
                    - {arn: "arn:aws:iam::222222222222:role/orders-client", external-id: team, tags: {Team: checkout}}
              clusters:
                orders-eu:
                  arn: arn:aws:kafka:us-west-2:222222222222:cluster/orders/5d2c1f6e-0000-4000-8000-000000000000-s1
                  role: orders-client
                  preflight: off
                  kafka: {compression: {type: lz4}, "[linger.ms]": 20}
                  consumer: {group-id: billing}
                payments:
                  role: orders-client
                  regions:
                    us-east-2: {cluster-name: payments}
                    us-west-2: {cluster-name: payments-west}
            """;

    private final SourceStack sources = new SourceStack();

    @Test
    void yamlHasTheSchemaOfCatalogFiles() throws IOException {
        sources.yaml("application.yml", YAML);

        ClusterCatalog catalog = sources.catalog();

        assertThat(catalog.environment()).isEqualTo("prod");
        assertThat(catalog.serviceVpcs().keySet()).containsExactly(Region.US_EAST_2, Region.US_WEST_2);
        assertThat(catalog.serviceVpcs())
                .hasEntrySatisfying(
                        Region.US_WEST_2,
                        vpc -> assertThat(vpc.inboundResolvers()).hasSize(2));
        assertThat(catalog.clusterNames()).containsExactly("orders-eu", "payments");
        ClusterDefinition orders = cluster(catalog, "orders-eu");
        assertThat(orders.settings().preflight())
                .as("off is false to this YAML parser")
                .isEqualTo(PreflightPolicy.OFF);
        assertThat(orders.settings().kafka()).isEqualTo(Map.of("compression.type", "lz4", "linger.ms", "20"));
        assertThat(orders.access().dataPlane().orElseThrow().hops().get(1).tags())
                .isEqualTo(Map.of("Team", "checkout"));
        assertThat(cluster(catalog, "payments@us-west-2").source()).isEqualTo(new BrokerSource.ByName("payments-west"));
    }

    @Test
    void roleHasAProfileOrANameAsBase() throws IOException {
        sources.properties("""
                portolan.roles.a.base.profile=dev
                portolan.roles.a.chain[0]=arn:aws:iam::222222222222:role/a
                portolan.roles.b.base=cn
                portolan.roles.b.chain[0]=arn:aws-cn:iam::222222222222:role/b
                portolan.clusters.a.region=us-east-2
                portolan.clusters.a.cluster-name=a
                portolan.clusters.a.role=a
                portolan.clusters.b.region=cn-north-1
                portolan.clusters.b.cluster-name=b
                portolan.clusters.b.role=b
                """);

        ClusterCatalog catalog = sources.catalog();

        assertThat(catalog.baseIdentityNames()).containsExactly("cn");
        assertThat(cluster(catalog, "a").access().dataPlane().orElseThrow().base())
                .hasValueSatisfying(base -> assertThat(base.profile()).contains("dev"));
    }

    @Test
    void estateIsReadAsInAFile() throws IOException {
        sources.yaml("application.yml", """
                portolan:
                  environment: prod
                  service-vpcs:
                    us-east-2:
                      cidr-blocks: [10.20.0.0/16]
                      inbound-resolvers: [10.20.1.53, 10.20.2.53]
                      account: "222222222222"
                      vpc-id: vpc-0a1b2c30
                      inbound-endpoint: rslvr-in-0a1b2c30
                      inbound-security-group: sg-0a1b2c30
                  client-sites:
                    harbour:
                      name-server: windows-dns
                      cidr-blocks: [192.168.7.0/24]
                      identities: [arn:aws:iam::555555555555:role/harbour]
                  roles:
                    reader:
                      chain: [arn:aws:iam::222222222222:role/reader]
                      access: {read-topics: [orders]}
                  inspect-roles: {"222222222222": reader}
                  endpoints: {inspect: {us-east-2: "https://127.0.0.1:1234"}}
                  clusters: {orders: {region: us-east-2, cluster-name: orders, role: reader}}
                """);
        sources.variables(Map.of(
                "PORTOLAN_SERVICEVPCS_USEAST2_CLUSTERSECURITYGROUP", "sg-0a1b2c31",
                "PORTOLAN_CLIENTSITES_HARBOUR_NAMESERVER", "bind",
                "PORTOLAN_ROLES_READER_ACCESS_READTOPICS", "orders,audit-*"));

        ClusterCatalog catalog = sources.catalog();

        EstateDescription estate = catalog.estate();
        assertThat(estate.serviceVpcs()).hasEntrySatisfying(Region.US_EAST_2, vpc -> {
            assertThat(vpc.account()).isEqualTo("222222222222");
            assertThat(vpc.clusterSecurityGroup()).contains("sg-0a1b2c31");
        });
        assertThat(estate.clientSites().values())
                .extracting(ClientSite::name, ClientSite::nameServer)
                .containsExactly(tuple("harbour", Optional.of(NameServerSoftware.BIND)));
        assertThat(estate.roleAccess().values())
                .extracting(RoleAccess::readTopics)
                .containsExactly(List.of("orders", "audit-*"));
        assertThat(estate.inspectRoles()).containsOnlyKeys("222222222222");
        assertThat(catalog.endpoints().inspect()).containsOnlyKeys(Region.US_EAST_2);
    }

    @Test
    void propertiesIncludeNoFile() throws IOException {
        sources.properties("portolan.include=estate.yaml\nportolan.clusters.a.arn=a\n");

        assertThat(sources.faults())
                .extracting(Finding::seen, Finding::cause)
                .contains(tuple(
                        "\"estate.yaml\"",
                        "The path starts at the folder of a file. This is a stream, code or Spring's properties."));
    }

    @Test
    void includedFileIsKeptBesideTlsOfSpring(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("portolan.yaml"), """
                roles: {reader: {chain: ["arn:aws:iam::222222222222:role/reader"]}}
                clusters: {orders: {region: us-east-2, cluster-name: orders, role: reader}}
                """);
        Path estate = Files.writeString(directory.resolve("estate.yaml"), """
                include: portolan.yaml
                roles: {reader: {access: {read-topics: [orders]}}}
                """);
        sources.properties("portolan.catalog=file:" + estate + "\nspring.kafka.ssl.trust-store-type=PEM\n");

        ClusterCatalog catalog = sources.catalog();

        assertThat(cluster(catalog, "orders").settings().kafka()).containsEntry("ssl.truststore.type", "PEM");
        assertThat(catalog.role("reader").hops()).hasSize(1);
        assertThat(catalog.estate().roleAccess()).containsOnlyKeys("reader");
    }

    @Test
    void propertiesFilesAreReadTheSame() throws IOException {
        sources.properties("""
                portolan.clusters.orders.bootstrap-servers=b1:9092,b2:9092
                portolan.clusters.orders.securityProtocol=PLAINTEXT
                portolan.clusters.orders.kafka.compression.type=lz4
                portolan.clusters.orders.kafka[linger.ms]=20
                portolan.clusters[My.Cluster].bootstrap-servers[0]=b3:9092
                portolan.clusters[My.Cluster].security_protocol=PLAINTEXT
                """);

        ClusterCatalog catalog = sources.catalog();

        assertThat(cluster(catalog, "orders").settings().kafka())
                .isEqualTo(Map.of("compression.type", "lz4", "linger.ms", "20"));
        assertThat(((BrokerSource.Given) cluster(catalog, "orders").source()).addresses())
                .hasSize(2);
        assertThat(catalog.clusterNames()).containsExactly("orders", "My.Cluster");
    }

    @Test
    void environmentVariablesOverrideDashedKeys() throws IOException {
        sources.yaml("application.yml", YAML);
        sources.variables(Map.of(
                "PORTOLAN_CLUSTERS_ORDERSEU_PREFLIGHT", "warn",
                "PORTOLAN_CLUSTERS_ORDERSEU_KAFKA_BATCH_SIZE", "1000",
                "PORTOLAN_SERVICEVPCS_USEAST2_CIDRBLOCKS_0", "10.20.0.0/17",
                "PORTOLAN_HOME", "/opt"));

        ClusterCatalog catalog = sources.catalog();

        assertThat(catalog.clusterNames()).containsExactlyInAnyOrder("orders-eu", "payments");
        assertThat(cluster(catalog, "orders-eu").settings().preflight()).isEqualTo(PreflightPolicy.WARN);
        assertThat(cluster(catalog, "orders-eu").settings().kafka())
                .containsEntry("batch.size", "1000")
                .containsEntry("linger.ms", "20");
        assertThat(catalog.serviceVpcs())
                .hasEntrySatisfying(
                        Region.US_EAST_2,
                        vpc -> assertThat(vpc.cidrBlocks()).asString().contains("10.20.0.0/17"));
        assertThat(catalog.serviceVpcs()).hasSize(2);
    }

    @Test
    void environmentVariablesAreEnough() {
        sources.variables(Map.of(
                "PORTOLAN_ENVIRONMENT", "prod",
                "PORTOLAN_SERVICEVPCS_USEAST2_CIDRBLOCKS", "10.20.0.0/16",
                "PORTOLAN_SERVICEVPCS_USEAST2_INBOUNDRESOLVERS", "10.20.1.53,10.20.2.53",
                "PORTOLAN_ROLES_CLIENT_CHAIN_0", "arn:aws:iam::222222222222:role/client",
                "PORTOLAN_CLUSTERS_ORDERS_ROLE", "client",
                "PORTOLAN_CLUSTERS_ORDERS_ARN",
                        "arn:aws:kafka:us-east-2:222222222222:cluster/orders/5d2c1f6e-0000-4000-8000-000000000000-s1"));

        ClusterCatalog catalog = sources.catalog();

        assertThat(cluster(catalog, "orders").region()).contains(Region.US_EAST_2);
        assertThat(catalog.serviceVpcs()).containsOnlyKeys(Region.US_EAST_2);
    }

    @Test
    void faultsShowPropertyAndOriginTogether() throws IOException {
        sources.yaml("application.yml", """
                portolan:
                  clusters:
                    orders:
                      arnn: arn:aws:kafka:us-east-2:222222222222:cluster/orders/x
                      role: nobody
                      consumer: {grup-id: billing}
                    payments: {bootstrap-servers: here, security-protocol: PLAINTEXT, kafka: {sasl.mechanism: PLAIN}}
                """);

        List<Finding> faults = sources.faults();

        assertThat(faults)
                .extracting(Finding::subject)
                .contains(
                        "application.yml:4:13 portolan.clusters.orders.arnn",
                        "application.yml:5:13 portolan.clusters.orders.role",
                        "application.yml:6:27 portolan.clusters.orders.consumer.grup-id",
                        "application.yml:7:35 portolan.clusters.payments.bootstrap-servers[0]")
                .anyMatch(subject -> subject.startsWith("application.yml:7:")
                        && subject.contains("portolan.clusters.payments.kafka")
                        && subject.contains("sasl"));
        assertThat(faults.toString()).contains("arn");
    }

    @Test
    void invalidOwnPropertyHidesNoOtherFault() throws IOException {
        sources.yaml("application.yml", """
                portolan:
                  start: soon
                  primary: nobody
                  clusters:
                    orders:
                      bootstrap-servers: here
                      security-protocol: PLAINTEXT
                      consumer: {max-poll-records: many, grup-id: billing}
                """);

        assertThat(sources.faults())
                .extracting(Finding::subject, Finding::asked, Finding::seen)
                .contains(
                        tuple("application.yml:2:10 portolan.start", "one of eager, lazy, background", "soon"),
                        tuple(
                                "application.yml:8:36 portolan.clusters.orders.consumer.max-poll-records",
                                "a value of the type Integer",
                                "many"))
                .extracting(tuple -> tuple.toList().get(0))
                .contains(
                        "application.yml:3:12 portolan.primary",
                        "application.yml:6:26 portolan.clusters.orders.bootstrap-servers[0]",
                        "application.yml:8:51 portolan.clusters.orders.consumer.grup-id");
    }

    @Test
    void faultyCatalogHidesNoRefusedProperty() throws IOException {
        sources.properties("""
                portolan.clusters.orders.bootstrap-servers=here
                portolan.clusters.orders.security-protocol=PLAINTEXT
                spring.kafka.security.protocol=SASL_SSL
                """);

        assertThat(sources.faults())
                .extracting(Finding::code)
                .containsExactlyInAnyOrder(Code.CATALOG_INVALID, Code.OVERRIDE_REFUSED);
    }

    @Test
    void knownKeysIncludeSpringsOwn() throws IOException {
        sources.yaml(
                "application.yml",
                "portolan: {strat: lazy, clusters: {orders: {bootstrap-server: b1:9092, producr: {acks: 1}}}}");

        assertThat(sources.faults())
                .filteredOn(fault -> fault.seen().startsWith("the key"))
                .extracting(Finding::asked)
                .anyMatch(asked -> asked.contains("primary, start"))
                .anyMatch(asked -> asked.contains("producer, consumer"));
    }

    @Test
    void nameWithADotNeedsBrackets() throws IOException {
        sources.yaml("application.yaml", """
                portolan.clusters.orders.eu.bootstrap-servers: localhost:9092
                portolan.clusters.orders.eu.security-protocol: PLAINTEXT
                portolan.clusters.stock.pre.west.consumer.group-id: stock
                portolan.roles.shop.eu.chain: arn:aws:iam::222222222222:role/shop
                portolan.clusters.payments.arn: arn:aws:kafka:us-east-2:222222222222:cluster/payments/5d2c1f6e-0000-4000-8000-000000000000-s1
                portolan.clusters.payments.regoins.us-east-2.cluster-name: payments
                """);

        assertThat(sources.faults())
                .extracting(Finding::subject, Finding::fix)
                .containsExactlyInAnyOrder(
                        tuple("application.yaml:1:48 portolan.clusters.orders.eu", brackets("clusters", "orders.eu")),
                        tuple(
                                "application.yaml:3:53 portolan.clusters.stock.pre",
                                brackets("clusters", "stock.pre.west")),
                        tuple("application.yaml:4:31 portolan.roles.shop.eu", brackets("roles", "shop.eu")),
                        tuple("application.yaml:6:60 portolan.clusters.payments.regoins", "Did you mean \"regions\"?"));
    }

    @Test
    void textWithoutQuotesIsAFaultEvenIfNothingIsLost() throws IOException {
        sources.yaml("application.yml", """
                portolan:
                  environment: prod
                  service-vpcs: {us-east-2: {cidr-blocks: [10.20.0.0/16], inbound-resolvers: [10.20.1.53]}}
                  roles:
                    shop:
                      session-name: 0123
                      chain:
                        - arn: "arn:aws:iam::111111111111:role/hub"
                          external-id: 04471123
                          tags: {cost-center: 0012, "on": no, version: 1.10, day: 2024-01-01, t: 12:30:45, big: 1_000}
                  clusters:
                    orders:
                      arn: "arn:aws:kafka:us-east-2:222222222222:cluster/orders/5d2c1f6e-0000-4000-8000-000000000000-s1"
                      role: shop
                      kafka: {client.rack: 012, linger.ms: 5}
                """);

        List<Finding> faults = sources.faults();

        assertThat(faults)
                .extracting(Finding::subject, Finding::asked)
                .containsExactlyInAnyOrder(
                        tuple("application.yml:6:21 portolan.roles.shop.session-name", "a text"),
                        tuple("application.yml:9:24 portolan.roles.shop.chain[0].external-id", "a text"),
                        tuple("application.yml:10:31 portolan.roles.shop.chain[0].tags.cost-center", "a text"),
                        tuple("application.yml:10:43 portolan.roles.shop.chain[0].tags.on", "a text"),
                        tuple("application.yml:10:56 portolan.roles.shop.chain[0].tags.version", "a text"),
                        tuple("application.yml:10:82 portolan.roles.shop.chain[0].tags.t", "a text"),
                        tuple("application.yml:10:97 portolan.roles.shop.chain[0].tags.big", "a text"));
        assertThat(faults).extracting(Finding::fix).containsOnly("Write it in quotes.");
        assertThat(faults)
                .filteredOn(fault -> fault.seen().startsWith("83,"))
                .singleElement()
                .satisfies(fault -> assertThat(fault.cause()).contains("0123 as 83"));
    }

    @Test
    void keyWithoutQuotesIsAFault() throws IOException {
        sources.yaml("application.yml", """
                portolan:
                  environment: prod
                  foreign-cidr-blocks: {7: [10.90.0.0/16]}
                  roles:
                    12: {chain: "arn:aws:iam::222222222222:role/x"}
                    shop: {chain: [{arn: "arn:aws:iam::222222222222:role/x"}]}
                  clusters:
                    0123: {bootstrap-servers: b1:9092, security-protocol: PLAINTEXT}
                    on: {bootstrap-servers: b1:9092, security-protocol: PLAINTEXT}
                    "0124": {bootstrap-servers: b1:9092, security-protocol: PLAINTEXT}
                    "[a.b]": {bootstrap-servers: b1:9092, security-protocol: PLAINTEXT}
                """);

        assertThat(sources.faults())
                .filteredOn(fault -> fault.asked().equals("keys that are text"))
                .allMatch(fault -> fault.fix().equals("Write the key in quotes."))
                .extracting(fault -> fault.subject().replaceAll("^application.yml:\\d+:\\d+ ", ""))
                .containsExactlyInAnyOrder(
                        "portolan.foreign-cidr-blocks[7]",
                        "portolan.roles[12]",
                        "portolan.clusters[83]",
                        "portolan.clusters[true]");
    }

    @Test
    void placeholderInAKeyIsAFault() throws IOException {
        sources.yaml("application.yml", """
                portolan.clusters:
                  "x-${NAME}": {bootstrap-servers: b1:9092, security-protocol: PLAINTEXT}
                  "[${NAME}]": {bootstrap-servers: b1:9092, security-protocol: PLAINTEXT}
                """);

        List<Finding> faults = sources.faults();

        assertThat(faults).extracting(Finding::cause).containsOnly("Placeholders in keys are never replaced.");
        assertThat(faults)
                .extracting(Finding::subject, Finding::seen)
                .containsExactly(
                        tuple("application.yml:2:36 portolan.clusters.x-NAME", "portolan.clusters.x-${NAME}"),
                        tuple("application.yml:3:36 portolan.clusters[${NAME}]", "\"${NAME}\""));
    }

    @Test
    void placeholderWithoutAValueIsItsOwnFault() throws IOException {
        sources.yaml("application.yml", """
                portolan:
                  clusters:
                    orders:
                      bootstrap-servers: "${BROKERS}"
                      security-protocol: PLAINTEXT
                      kafka: {client.id: "${HOSTNAME}-x"}
                """);

        assertThat(sources.faults())
                .extracting(Finding::subject, Finding::cause)
                .containsExactlyInAnyOrder(
                        tuple(
                                "application.yml:4:26 portolan.clusters.orders.bootstrap-servers[0]",
                                "Nothing has replaced the placeholder ${BROKERS}."),
                        tuple(
                                "application.yml:6:26 portolan.clusters.orders.kafka[client.id]",
                                "Nothing has replaced the placeholder ${HOSTNAME}."));
    }

    @Test
    void valueInPlaceOfMapIsAFault() throws IOException {
        sources.properties("portolan.clusters.orders=b1:9092\nportolan.environment=prod\n");

        assertThat(sources.faults())
                .extracting(Finding::subject)
                .anyMatch(it -> it.endsWith("portolan.clusters.orders"));
    }

    @Test
    void catalogFileIsAnAlternative(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(
                directory.resolve("portolan.yaml"),
                "clusters: {orders: {bootstrap-servers: b1:9092, security-protocol: PLAINTEXT}}");
        sources.properties("portolan.catalog=" + file.toUri() + "\nportolan.clusters.orders.consumer.group-id=billing");

        assertThat(sources.catalog().clusterNames()).containsExactly("orders");
    }

    @Test
    void fileAndPropertiesTogetherAreRefused() throws IOException {
        sources.properties("portolan.catalog=classpath:portolan.yaml\nportolan.environment=prod");

        assertThat(sources.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.subject()).isEqualTo("application.properties:1:18 portolan.catalog");
            assertThat(fault.fix()).contains("Keep one of the two");
        });
    }

    @Test
    void misleadingPropertiesAreRefusedBySpringName() throws IOException {
        sources.properties("""
                portolan.clusters.orders.bootstrap-servers=b1:9092
                portolan.clusters.orders.security-protocol=PLAINTEXT
                portolan.clusters.orders.consumer.properties[sasl.mechanism]=PLAIN
                spring.kafka.bootstrap-servers=old:9092
                spring.kafka.security.protocol=SASL_SSL
                spring.kafka.properties[sasl.jaas.config]=secret
                spring.kafka.producer.properties.sasl.mechanism=AWS_MSK_IAM
                spring.kafka.producer.acks=all
                """);

        List<Finding> faults = sources.faults();

        assertThat(faults).extracting(Finding::code).containsOnly(Code.OVERRIDE_REFUSED);
        assertThat(faults)
                .extracting(Finding::subject)
                .containsExactlyInAnyOrder(
                        "application.properties:3:62 portolan.clusters.orders.consumer.properties[sasl.mechanism]",
                        "application.properties:4:32 spring.kafka.bootstrap-servers",
                        "application.properties:5:32 spring.kafka.security.protocol",
                        "application.properties:6:43 spring.kafka.properties[sasl.jaas.config]",
                        "application.properties:7:49 spring.kafka.producer.properties.sasl.mechanism");
        assertThat(faults.toString()).doesNotContain("secret").contains("portolan.primary=none");
    }

    @Test
    void springKafkaIsAllowedWithPrimaryNone() throws IOException {
        sources.properties("""
                portolan.primary=none
                portolan.clusters.orders.bootstrap-servers=b1:9092
                portolan.clusters.orders.security-protocol=PLAINTEXT
                spring.kafka.bootstrap-servers=other:9092
                """);

        assertThat(sources.catalog().clusterNames()).containsExactly("orders");
    }

    @Test
    void plainHttpAndHostSuffixesAreTheCatalogs() throws IOException {
        sources.yaml("application.yml", YAML + """
                  endpoints: {allow-http: true, sts: "http://sts.example.com"}
                """);
        sources.variables(Map.of(
                "PORTOLAN_ENDPOINTS_KAFKA_USEAST2", "http://kafka.example.com",
                "PORTOLAN_CLUSTERS_ORDERSEU_HOSTSUFFIXES", "kafka.example.com,internal.example"));

        ClusterCatalog catalog = sources.catalog();

        assertThat(catalog.endpoints().kafka().get(Region.US_EAST_2)).hasToString("http://kafka.example.com");
        assertThat(cluster(catalog, "orders-eu").source().hostSuffixes())
                .containsExactly("kafka.example.com", "internal.example");
    }

    @Test
    void plainHttpIsAFaultByDefault() throws IOException {
        sources.properties("portolan.endpoints.sts=http://sts.example.com");
        sources.variables(Map.of("PORTOLAN_ENDPOINTS_ALLOWHTTP", "false"));

        assertThat(sources.faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.fix()).contains("allow-http: true"));
    }

    @Test
    void missingFileIsAFault() throws IOException {
        sources.properties("portolan.catalog=classpath:nowhere.yaml");

        assertThat(sources.faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.asked()).isEqualTo("class path resource [nowhere.yaml]"));
    }

    private static String brackets(String section, String name) {
        return "If the name is %s, put it in brackets: portolan.%s[%s]. In YAML, put the brackets in quotes: \"[%s]\"."
                .formatted(name, section, name, name);
    }

    private static ClusterDefinition cluster(ClusterCatalog catalog, String name) {
        return catalog.cluster(name, () -> Region.US_EAST_2);
    }
}
