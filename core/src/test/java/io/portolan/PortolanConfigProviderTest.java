package io.portolan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.SharedPortolans.Share;
import io.portolan.diagnosis.PortolanException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigData;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.provider.ConfigProvider;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link PortolanConfigProvider} with clusters that need no call to AWS. */
class PortolanConfigProviderTest {

    private static final String GATE = "org.apache.kafka.automatic.config.providers";

    @TempDir
    Path folder;

    private Path catalog;

    @BeforeEach
    void writeCatalog() throws IOException {
        catalog = Files.writeString(folder.resolve("portolan.yaml"), """
                environment: test
                region: us-east-2
                defaults: {preflight: off}
                roles:
                  china: {base: cn, chain: ["arn:aws-cn:iam::222222222222:role/orders"]}
                clusters:
                  china:
                    region: cn-north-1
                    bootstrap-servers: boot-c.c2.kafka-serverless.cn-north-1.amazonaws.com.cn:9098
                    role: china
                  guarded:
                    region: us-east-2
                    bootstrap-servers: boot-g.c2.kafka-serverless.us-east-2.amazonaws.com:9098
                    cluster-id: PHpW-Mn5QyO3aVUhGPUZ5A
                  audit:
                    region: us-east-2
                    bootstrap-servers: boot-a.c2.kafka-serverless.us-east-2.amazonaws.com:9098
                    kafka: {linger.ms: 20, client.id: auditor}
                  local:
                    bootstrap-servers: localhost:9092
                    security-protocol: PLAINTEXT
                  orders:
                    regions:
                      us-east-2: {bootstrap-servers: "boot-o.c2.kafka-serverless.us-east-2.amazonaws.com:9098"}
                      us-west-2: {bootstrap-servers: "boot-o.c2.kafka-serverless.us-west-2.amazonaws.com:9098"}
                """);
    }

    @Test
    void clientsResolvePlaceholders() {
        ProducerConfig resolved = resolvePlaceholders();

        assertThat(resolved.getList("bootstrap.servers"))
                .containsExactly("boot-a.c2.kafka-serverless.us-east-2.amazonaws.com:9098");
        assertThat(resolved.getString("security.protocol")).isEqualTo("SASL_SSL");
        assertThat(resolved.getPassword("sasl.jaas.config").value()).contains("portolan.cluster=\"audit\"");
        assertThat(resolved.getLong("linger.ms")).isEqualTo(20);
        assertThat(resolved.getLong("reconnect.backoff.ms")).isEqualTo(1000);
        assertThat(resolved.getString("client.id")).isEqualTo("auditor");
    }

    private ProducerConfig resolvePlaceholders() {
        Map<String, Object> config = withProvider();
        for (String key : List.of(
                "bootstrap.servers",
                "security.protocol",
                "sasl.mechanism",
                "sasl.jaas.config",
                "sasl.client.callback.handler.class",
                "reconnect.backoff.ms",
                "linger.ms",
                "client.id")) {
            config.put(key, "${portolan:audit:" + key + "}");
        }
        config.put("key.serializer", StringSerializer.class);
        config.put("value.serializer", StringSerializer.class);
        return new ProducerConfig(config);
    }

    @Test
    void pathMayNameTheRegion() {
        Map<String, Object> config = withProvider();
        config.put("bootstrap.servers", "${portolan:orders@us-west-2:bootstrap.servers}");
        config.put("key.deserializer", StringDeserializer.class);
        config.put("value.deserializer", StringDeserializer.class);
        config.put("client.id", "${portolan:audit:client.id} of ${portolan:orders:security.protocol}");
        ConsumerConfig resolved = new ConsumerConfig(config);

        assertThat(resolved.getList("bootstrap.servers"))
                .containsExactly("boot-o.c2.kafka-serverless.us-west-2.amazonaws.com:9098");
        assertThat(resolved.getString("client.id")).isEqualTo("auditor of SASL_SSL");
    }

    @Test
    void wholeConfigurationIsGivenToo() {
        try (PortolanConfigProvider provider = open(Map.of())) {
            assertThat(provider.get("local").data())
                    .as("the id of one client is left out")
                    .isEqualTo(Map.of("bootstrap.servers", "localhost:9092", "security.protocol", "PLAINTEXT"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            ordrs  ; bootstrap.servers ; UNKNOWN_CLUSTER
            ordrs  ; bootstrap.servers ; orders
            local  ; sasl.jaas.config  ; cluster local has no [sasl.jaas.config]. It has [bootstrap.servers, security.protocol].
            orders ; client.id         ; has no [client.id]. It has [bootstrap.servers,
            ''     ; bootstrap.servers ; names no cluster. Write it as ${portolan:<cluster>:<property>}.
            """)
    void unknownNamesAreConfigErrors(String path, String key, String message) {
        try (PortolanConfigProvider provider = open(Map.of())) {
            assertThatThrownBy(() -> provider.get(path, Set.of(key)))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining(message);
        }
    }

    @Test
    void faultsOfTheCatalogAreConfigErrors() throws IOException {
        Files.writeString(catalog, "clusters: {orders: {arn: x}}");

        assertThatThrownBy(() -> open(Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(catalog.toString())
                .hasMessageContaining("CATALOG_INVALID")
                .hasCauseInstanceOf(PortolanException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            catalog ; ''   ; Set config.providers.<its name>.param.catalog
            ttl.ms  ; 0    ; It must be a number of milliseconds above zero.
            ttl.ms  ; 10 s ; It must be a number of milliseconds above zero.
            base.cn ; ' '  ; It must be the name of an AWS profile.
            """)
    void badParametersAreConfigErrors(String name, String value, String message) {
        assertThatThrownBy(() -> open(Map.of(name, value)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(message);
    }

    @Test
    void impossiblePathIsAConfigError() {
        assertThatThrownBy(() -> open(Map.of(PortolanConfigProvider.CATALOG, "a\0b")))
                .isInstanceOf(ConfigException.class)
                .hasMessage(
                        "The parameter catalog of the config provider is no path on this host: Nul character not allowed.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            other   ; base identity cn ; Set config.providers.<its name>.param.base.cn to a profile
            base.cn ; profile nobody   ; nobody
            """)
    void onlyClustersFailThatNeedTheBase(String parameter, String subject, String fix) {
        try (PortolanConfigProvider provider = open(Map.of(parameter, "nobody"))) {
            assertThat(provider.get("local").data()).isNotEmpty();
            assertThatThrownBy(() -> provider.get("china"))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("BASE_IDENTITY_UNAVAILABLE  " + subject)
                    .hasMessageContaining(fix);
        }
    }

    @Test
    void guardedClusterHasTwoMoreProperties() {
        try (PortolanConfigProvider provider = open(Map.of())) {
            Set<String> more = new HashSet<>(provider.get("guarded").data().keySet());
            more.removeAll(provider.get("orders").data().keySet());
            assertThat(more).containsExactlyInAnyOrder("interceptor.classes", "ssl.engine.factory.class");
        }
    }

    @Test
    void valuesLiveForeverUnlessLimited() {
        try (PortolanConfigProvider forever = open(Map.of());
                PortolanConfigProvider limited = open(Map.of(PortolanConfigProvider.TTL, "60000"))) {
            ConfigData kept = forever.get("local", Set.of("bootstrap.servers"));
            assertThat(kept.ttl()).isNull();
            assertThat(limited.get("local").ttl()).isEqualTo(60_000);
        }
    }

    @Test
    void providersOfOneCatalogShareItsPortolan() {
        PortolanConfigProvider first = open(Map.of());
        PortolanConfigProvider second = open(Map.of());
        Portolan shared;
        try (Share share = SharedPortolans.OF_THIS_JVM.take(folder.resolve("./portolan.yaml"), BaseProfiles.NONE)) {
            shared = share.portolan();
        }
        first.close();
        first.close();
        assertThat(second.get("local").data()).containsEntry("security.protocol", "PLAINTEXT");
        assertThat(shared.cluster("local").name()).isEqualTo("local");

        second.close();
        assertThatThrownBy(() -> shared.cluster("local")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> second.get("local")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void clientsGiveTheirSharesBack() {
        Portolan shared;
        try (Share share = SharedPortolans.OF_THIS_JVM.take(catalog, BaseProfiles.NONE)) {
            shared = share.portolan();
            resolvePlaceholders();
            assertThat(shared.cluster("audit").name()).isEqualTo("audit");
        }
        assertThatThrownBy(() -> shared.cluster("audit")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void gateOfKafkaDecides() {
        System.setProperty(GATE, PortolanConfigProvider.class.getName());
        try {
            resolvePlaceholders();
            System.setProperty(GATE, "none");
            assertThatThrownBy(this::resolvePlaceholders)
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining(GATE);
        } finally {
            System.clearProperty(GATE);
        }
    }

    @Test
    void serviceLoaderFindsIt() {
        assertThat(ServiceLoader.load(ConfigProvider.class).stream()
                        .map(ServiceLoader.Provider::type)
                        .collect(Collectors.toSet()))
                .contains(PortolanConfigProvider.class);
    }

    private Map<String, Object> withProvider() {
        return new HashMap<>(Map.of(
                "config.providers",
                "portolan",
                "config.providers.portolan.class",
                PortolanConfigProvider.class.getName(),
                "config.providers.portolan.param.catalog",
                catalog.toString()));
    }

    private PortolanConfigProvider open(Map<String, String> parameters) {
        Map<String, String> all = new HashMap<>(Map.of(PortolanConfigProvider.CATALOG, catalog.toString()));
        all.putAll(parameters);
        PortolanConfigProvider provider = new PortolanConfigProvider();
        provider.configure(all);
        return provider;
    }
}
