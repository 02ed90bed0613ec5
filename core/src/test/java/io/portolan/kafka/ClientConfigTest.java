package io.portolan.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.portolan.brokers.BootstrapBrokers;
import io.portolan.catalog.BrokerAddress;
import io.portolan.catalog.BrokerSource;
import io.portolan.catalog.CidrBlock;
import io.portolan.catalog.ClientAuthentication;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.Connectivity;
import io.portolan.catalog.PreflightPolicy;
import io.portolan.catalog.SecurityProtocol;
import io.portolan.credentials.BaseIdentity;
import io.portolan.credentials.ClientIdentity;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import io.portolan.network.AddressRules;
import io.portolan.preflight.BrokerApis;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;

/** What {@link ClientConfig} configures for each kind of client and cluster, and whose property wins. */
class ClientConfigTest {

    private static final BrokerAddress BOOT =
            new BrokerAddress("boot-abc.c2.kafka-serverless.us-east-2.amazonaws.com", 9098);
    private static final BootstrapBrokers SERVERLESS = new BootstrapBrokers(Set.of(BOOT));
    private static final BootstrapBrokers PROVISIONED =
            new BootstrapBrokers(Set.of(new BrokerAddress("b-1.orders.abc.c2.kafka.us-east-2.amazonaws.com", 9098)));
    private static final ClientIdentity SELF =
            new ClientIdentity(BaseIdentity.defaultChain(), Optional.empty(), Region.US_EAST_2, null);

    private static final AddressRules RULES = new AddressRules(
            List.of(CidrBlock.parse("10.20.0.0/16")),
            Map.of(),
            Map.of("dev", List.of(CidrBlock.parse("10.90.0.0/17"), CidrBlock.parse("10.90.128.0/17"))),
            Connectivity.PRIVATE,
            true);

    @Test
    void iamConfigIsPlainStrings() {
        Map<String, Object> config = config(ClientKind.CLIENT, Map.of(), Map.of());
        assertThat(config)
                .containsEntry("bootstrap.servers", BOOT.toString())
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("sasl.mechanism", "AWS_MSK_IAM")
                .containsEntry(
                        "sasl.jaas.config",
                        "io.portolan.kafka.IamLogin required portolan.base-identity=\"default\""
                                + " portolan.cluster=\"orders\" portolan.connectivity=\"private\""
                                + " portolan.other-environments=\"dev=10.90.0.0/16\" portolan.preflight=\"fail\""
                                + " portolan.region=\"us-east-2\" portolan.service-vpc=\"10.20.0.0/16\""
                                + " portolan.sts-region=\"us-east-2\";")
                .containsEntry("sasl.client.callback.handler.class", "io.portolan.kafka.IamCallbackHandler");
        assertThat(config.values()).allSatisfy(value -> assertThat(value).isInstanceOf(String.class));
    }

    /** A failed approval is configured too. The client must send nothing. */
    @Test
    void aPlainClusterIsEnteredWithoutSasl() {
        ClusterDefinition plain =
                cluster(SecurityProtocol.PLAINTEXT, ClientAuthentication.NONE, Optional.empty(), Map.of());
        Map<String, Object> config =
                ClientConfig.of(ClientKind.PRODUCER, plain, Map.of()).toMap(PROVISIONED, RULES, Optional.empty());
        assertThat(config.keySet())
                .containsExactlyInAnyOrder("client.id", "bootstrap.servers", "security.protocol")
                .noneMatch(property -> property.startsWith("sasl."));
        assertThat(config).containsEntry("security.protocol", "PLAINTEXT");
    }

    @Test
    void serverlessGetsItsProfile() {
        assertThat(config(ClientKind.CONSUMER, Map.of(), Map.of()))
                .containsEntry("reconnect.backoff.ms", "1000")
                .containsEntry("enable.metrics.push", "false")
                .containsEntry("group.protocol", "classic");
        assertThat(ClientConfig.of(ClientKind.CONSUMER, cluster(Map.of()), Map.of())
                        .toMap(PROVISIONED, RULES, Optional.of(SELF)))
                .containsEntry("reconnect.backoff.ms", "1000")
                .doesNotContainKeys("enable.metrics.push", "group.protocol");
    }

    @Test
    void brokersApisDecideTheProfile() {
        ClientConfig config = ClientConfig.of(ClientKind.CONSUMER, cluster(Map.of()), Map.of());

        assertThat(config.forBrokersOf(Optional.of(BrokerApis.expected(false)))
                        .toMap(SERVERLESS, RULES, Optional.of(SELF)))
                .as("Serverless has learnt it")
                .doesNotContainKeys("enable.metrics.push", "group.protocol");
        assertThat(config.forBrokersOf(Optional.of(BrokerApis.expected(true)))
                        .toMap(PROVISIONED, RULES, Optional.of(SELF)))
                .as("brokers with an old version of Kafka")
                .containsEntry("enable.metrics.push", "false")
                .containsEntry("group.protocol", "classic");
    }

    @Test
    void producerGetsNoGroupProperties() {
        assertThat(config(ClientKind.PRODUCER, Map.of(), Map.of())).doesNotContainKey("group.protocol");
    }

    @Test
    void overridesWinOverCatalogAndProfile() {
        Map<String, String> catalog = Map.of("reconnect.backoff.ms", "2000", "linger.ms", "5");
        assertThat(config(ClientKind.PRODUCER, catalog, Map.of("linger.ms", 20)))
                .containsEntry("reconnect.backoff.ms", "2000")
                .containsEntry("linger.ms", 20);
    }

    @Test
    void catalogPropertiesGoToClientsThatKnowThem() {
        Map<String, String> catalog = Map.of("compression.type", "lz4", "schema.registry.url", "http://r");
        assertThat(config(ClientKind.CONSUMER, catalog, Map.of()))
                .doesNotContainKey("compression.type")
                .containsEntry("schema.registry.url", "http://r");
        assertThat(config(ClientKind.PRODUCER, catalog, Map.of())).containsEntry("compression.type", "lz4");
        assertThat(config(ClientKind.CLIENT, catalog, Map.of())).containsEntry("compression.type", "lz4");
    }

    @Test
    void clientIdHasNameAndNumber() {
        Object one = config(ClientKind.ADMIN, Map.of(), Map.of()).get("client.id");
        Object two = config(ClientKind.ADMIN, Map.of(), Map.of()).get("client.id");
        assertThat(one).asString().matches("orders-admin-[0-9]+");
        assertThat(two).asString().matches("orders-admin-[0-9]+").isNotEqualTo(one);
        assertThat(config(ClientKind.ADMIN, Map.of(), Map.of("client.id", "mine")))
                .containsEntry("client.id", "mine");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bootstrap.servers",
                "security.protocol",
                "sasl.mechanism",
                "sasl.jaas.config",
                "sasl.client.callback.handler.class",
                "sasl.login.class",
                "portolan.region",
            })
    void reservedOverrideIsRefusedWithoutItsValue(String property) {
        assertThatThrownBy(() -> ClientConfig.of(ClientKind.PRODUCER, cluster(Map.of()), Map.of(property, "hunter2")))
                .isInstanceOf(PortolanException.class)
                .hasMessageContaining(property)
                .hasMessageContaining("fix")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void clientsWithIamMustCheckHostNames() {
        Map<String, Object> off = new HashMap<>();
        off.put("ssl.endpoint.identification.algorithm", null);
        assertThatThrownBy(() -> ClientConfig.of(ClientKind.ADMIN, cluster(Map.of()), off))
                .hasMessageContaining("passes for a broker");
        off.put("ssl.endpoint.identification.algorithm", " ");
        assertThatThrownBy(() -> ClientConfig.of(ClientKind.ADMIN, cluster(Map.of()), off))
                .hasMessageContaining("passes for a broker");

        ClusterDefinition plain = cluster(SecurityProtocol.SSL, ClientAuthentication.NONE, Optional.empty(), Map.of());
        assertThat(ClientConfig.of(ClientKind.ADMIN, plain, off).toMap(PROVISIONED, RULES, Optional.empty()))
                .containsAllEntriesOf(off);
    }

    @Test
    void allRefusedOverridesAreReportedTogether() {
        Map<String, Object> overrides =
                Map.of("bootstrap.servers", "evil:9092", "sasl.mechanism", "PLAIN", "linger.ms", 5);
        assertThatThrownBy(() -> ClientConfig.of(ClientKind.PRODUCER, cluster(Map.of()), overrides))
                .asInstanceOf(type(PortolanException.class))
                .extracting(
                        PortolanException::findings, org.assertj.core.api.InstanceOfAssertFactories.list(Finding.class))
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding.code()).isEqualTo(Code.OVERRIDE_REFUSED));
    }

    @Test
    void canonicalDnsLookupIsRefused() {
        ClientConfig.of(ClientKind.ADMIN, cluster(Map.of()), Map.of("client.dns.lookup", "use_all_dns_ips"));
        assertThatThrownBy(() -> ClientConfig.of(
                        ClientKind.ADMIN,
                        cluster(Map.of()),
                        Map.of("client.dns.lookup", "resolve_canonical_bootstrap_servers_only")))
                .hasMessageContaining("client.dns.lookup");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "reconnect.backoff.ms, 50, true, reconnect.backoff.ms is below 1000",
                "reconnect.backoff.ms, 1000, true, -",
                "group.protocol, consumer, true, group.protocol is 'consumer'",
                "group.protocol, consumer, false, -",
                "enable.metrics.push, true, true, enable.metrics.push is true",
                "enable.metrics.push, true, false, -",
            })
    void profileContradictionsAreLogged(String property, String value, boolean serverless, String sentence) {
        List<String> contradictions =
                ServerlessProfile.contradictions(Map.of(property, value), BrokerApis.expected(serverless));
        if (sentence == null) {
            assertThat(contradictions).isEmpty();
        } else {
            assertThat(contradictions)
                    .singleElement()
                    .asString()
                    .startsWith(sentence)
                    .matches(".* (Set it to|Leave it out).*");
        }
    }

    private static Map<String, Object> config(ClientKind kind, Map<String, String> catalog, Map<String, ?> overrides) {
        return ClientConfig.of(kind, cluster(catalog), overrides).toMap(SERVERLESS, RULES, Optional.of(SELF));
    }

    private static ClusterDefinition cluster(Map<String, String> kafka) {
        return cluster(SecurityProtocol.SASL_SSL, ClientAuthentication.AWS_IAM, Optional.of(Region.US_EAST_2), kafka);
    }

    private static ClusterDefinition cluster(
            SecurityProtocol protocol,
            ClientAuthentication authentication,
            Optional<Region> region,
            Map<String, String> kafka) {
        return new ClusterDefinition(
                "orders",
                region,
                new BrokerSource.Given(List.of(BOOT)),
                new ClusterDefinition.Access(
                        protocol, authentication, Connectivity.PRIVATE, Optional.empty(), Optional.empty()),
                new ClusterDefinition.Settings(PreflightPolicy.FAIL, kafka));
    }
}
