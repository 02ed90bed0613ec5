package io.portolan.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.catalog.BrokerAddress;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.ClusterDefinition.Access;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.kafka.TlsSettings;
import io.portolan.testkit.broker.CertificateAuthority;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.security.sasl.SaslClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link BrokerConnections} and {@link BrokerChecks} report for all that brokers may answer to Kafka's first requests. */
class BrokerConnectionsTest {

    private static final String HOST = "b1.kafka.test";
    private static final CertificateAuthority AUTHORITY = CertificateAuthority.create();
    private static final Access IAM = TwoRegionEstate.orders().access();
    private static final Access PLAIN = TwoRegionEstate.plain().access();
    private static final Duration LONG = Duration.ofSeconds(20);

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final ParallelChecks checks = RunSamples.checks(executor, LONG);
    private final OpenSockets sockets = new OpenSockets();

    @AfterEach
    void stop() {
        sockets.close();
        executor.shutdownNow();
    }

    @ParameterizedTest
    @CsvSource({
        "'[1-2]: Access denied', ACCESS_DENIED",
        "'[1-2]: Too many connects', BROKER_THROTTLED",
        "'[1-2]: Signature expired: 20261122T101500Z is now earlier than 20261122T103000Z', CLOCK_SKEW",
        "'[1-2]: Signature not yet current', CLOCK_SKEW",
    })
    void brokersWordsArePassedOn(String words, Code code) throws Exception {
        try (ScriptedBroker broker = broker().refusing(words)) {
            Finding finding = authenticated(connections(LONG, IAM, broker));

            assertThat(finding.code()).isEqualTo(code);
            assertThat(finding.seen()).isEqualTo("127.30.4.11  " + words);
            assertThat(finding.cause()).isNotBlank();
            assertThat(finding.fix()).isNotBlank();
        }
    }

    @Test
    void listenerWithoutIamNamesItsMechanisms() throws Exception {
        try (ScriptedBroker broker = broker().offering("SCRAM-SHA-512")) {
            Finding finding = authenticated(connections(LONG, IAM, broker));

            assertThat(finding.code()).isEqualTo(Code.IAM_FAILED);
            assertThat(finding.seen()).isEqualTo("127.30.4.11  offers SCRAM-SHA-512, not AWS_MSK_IAM");
        }
    }

    @Test
    void saslGoesOnUntilItIsComplete() throws Exception {
        try (ScriptedBroker broker = broker()) {
            SaslClient client = new ContentSaslClient(2);
            Finding finding = authenticated(connections(LONG, IAM, broker), client);

            assertThat(finding.code()).isEqualTo(Code.OK);
            assertThat(client.isComplete()).isTrue();
        }
    }

    @Test
    void oneThrottledAddressIsAWarning() throws Exception {
        try (ScriptedBroker one = broker();
                ScriptedBroker other = ScriptedBroker.tls("127.30.5.12", one.port(), AUTHORITY.issue(List.of(HOST)))) {
            other.refusing("Too many connects");
            assertThat(authenticated(connections(LONG, IAM, one, other)).code()).isEqualTo(Code.BROKER_DEGRADED);
            other.refusing("Access denied");
            assertThat(authenticated(connections(LONG, IAM, one, other)).code()).isEqualTo(Code.ACCESS_DENIED);
        }
    }

    @Test
    void silentMetadataIsATimeout() throws Exception {
        try (ScriptedBroker broker = ScriptedBroker.plain("127.30.4.11")) {
            Finding finding = described(connections(Duration.ofMillis(200), PLAIN, broker));

            assertThat(finding.code()).isEqualTo(Code.METADATA_TIMEOUT);
            assertThat(finding.seen()).isEqualTo("127.30.4.11  no answer within 200 ms");
        }
    }

    @ParameterizedTest
    @CsvSource({"'', 1", "b1.kafka.test, 0", "b1.kafka.test, 65536", "b1.kafka.test., 1", "b1..test, 1", "b1 test, 1"})
    void nonsenseMetadataIsReported(String host, int port) throws Exception {
        try (ScriptedBroker broker = ScriptedBroker.plain("127.30.4.11").advertising(host, port)) {
            assertThat(described(connections(LONG, PLAIN, broker)).code()).isEqualTo(Code.METADATA_FAILED);
        }
    }

    @Test
    void metadataNamesTheCluster() throws Exception {
        try (ScriptedBroker broker =
                ScriptedBroker.plain("127.30.4.11").advertising(HOST).ofCluster("PHpW-Mn5QyO3aVUhGPUZ5A")) {
            BrokerConnections connections = connections(LONG, PLAIN, broker);

            assertThat(described(connections).code()).isEqualTo(Code.OK);
            assertThat(connections.clusterIds().values()).containsExactly("PHpW-Mn5QyO3aVUhGPUZ5A");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "line\nbreak", "\u202egnorw"})
    void anIdThatCannotBeOneIsReported(String id) throws Exception {
        try (ScriptedBroker broker =
                ScriptedBroker.plain("127.30.4.11").advertising(HOST).ofCluster(id)) {
            Finding finding = described(connections(LONG, PLAIN, broker));

            assertThat(finding.code()).isEqualTo(Code.METADATA_FAILED);
            assertThat(finding.seen()).isEqualTo("127.30.4.11  it names a cluster id that cannot be one");
        }
    }

    @Test
    void plainKafkaToTlsListenerIsNoTimeout() throws Exception {
        try (ScriptedBroker broker = broker()) {
            Finding finding = described(connections(LONG, PLAIN, broker));

            assertThat(finding.code()).as(finding.toString()).isEqualTo(Code.METADATA_FAILED);
            assertThat(finding.cause()).contains("no Kafka broker of this listener");
        }
    }

    @Test
    void tlsToPlainListenerIsATlsFailure() throws Exception {
        try (ScriptedBroker broker = ScriptedBroker.plain("127.30.4.11")) {
            Finding finding =
                    secured(connections(Duration.ofMillis(300), IAM, broker)).get(0);

            assertThat(finding.code()).isEqualTo(Code.TLS_FAILED);
        }
    }

    @Test
    void theDeadlineEndsASilentBroker() throws Exception {
        try (ScriptedBroker broker = ScriptedBroker.plain("127.30.4.11")) {
            ParallelChecks hasty = RunSamples.checks(executor, Duration.ofMillis(100));
            Finding finding =
                    connections(LONG, PLAIN, broker).requestMetadata(hasty).get(0);

            assertThat(finding.code()).isEqualTo(Code.DEADLINE_EXCEEDED);
        }
    }

    private static ScriptedBroker broker() throws Exception {
        return ScriptedBroker.tls("127.30.4.11", 0, AUTHORITY.issue(List.of(HOST)));
    }

    private Finding authenticated(BrokerConnections connections) {
        return authenticated(connections, new ContentSaslClient());
    }

    private Finding authenticated(BrokerConnections connections, SaslClient client) {
        assertThat(secured(connections)).extracting(Finding::code).containsOnly(Code.OK);
        return connections.authenticate(host -> client, checks).get(0);
    }

    private List<Finding> secured(BrokerConnections connections) {
        try (TlsEngines engines = TlsSettings.of(TwoRegionEstate.changed(
                        TwoRegionEstate.orders(),
                        Map.of("ssl.truststore.type", "PEM", "ssl.truststore.certificates", AUTHORITY.certificate())))
                .openEngines()) {
            return connections.secure(engines, checks);
        }
    }

    private Finding described(BrokerConnections connections) {
        return connections.requestMetadata(checks).get(0);
    }

    private BrokerConnections connections(Duration answer, Access access, ScriptedBroker... brokers)
            throws IOException {
        ClusterDefinition cluster = new ClusterDefinition(
                "orders",
                TwoRegionEstate.orders().region(),
                TwoRegionEstate.orders().source(),
                access,
                TwoRegionEstate.orders().settings());
        List<BrokerTarget> targets = Arrays.stream(brokers)
                .map(broker -> new BrokerTarget(new BrokerAddress(HOST, broker.port()), broker.address()))
                .toList();
        return new BrokerConnections(
                cluster,
                targets,
                sockets,
                new PreflightLimits(PreflightDeadline.fixed(LONG), LONG, LONG, LONG, LONG, answer));
    }
}
