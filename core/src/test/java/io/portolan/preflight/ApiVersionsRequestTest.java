package io.portolan.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.catalog.BrokerAddress;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link ApiVersionsRequest} reads what brokers speak, and {@link BrokerApis} says what that means. */
class ApiVersionsRequestTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final OpenSockets sockets = new OpenSockets();

    @AfterEach
    void stop() {
        sockets.close();
        executor.shutdownNow();
    }

    @ParameterizedTest
    @CsvSource({
        "1, true, with new consumer groups (KIP-848)",
        "0, false, without new consumer groups (KIP-848)",
    })
    void newGroupsNeedTheirFeature(int level, boolean have, String text) throws IOException {
        try (ScriptedBroker broker = broker().speaking(answer("group.version", level, 3, 68, 71))) {
            BrokerConnections connections = connections(broker);
            List<Finding> findings = findings(connections);

            assertThat(connections.apis()).hasValueSatisfying(apis -> {
                assertThat(apis.haveNewGroups()).isEqualTo(have);
                assertThat(apis.takeMetrics()).isTrue();
            });
            assertThat(findings.get(1).seen())
                    .isEqualTo("the brokers speak 3 APIs of Kafka, " + text + ", with client metrics (KIP-714)");
        }
    }

    @Test
    void oldBrokersLeaveItOpen() throws IOException {
        try (ScriptedBroker broker = broker()) {
            BrokerConnections connections = connections(broker);

            assertThat(findings(connections)).hasSize(1);
            assertThat(connections.apis()).isEmpty();
        }
    }

    @Test
    void nonsenseIsReported() throws IOException {
        byte[] endless = {0, 0, -1, -1, -1, -1, -1, -1};
        try (ScriptedBroker broker = broker().speaking(endless)) {
            assertThat(findings(connections(broker)))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.code()).isEqualTo(Code.METADATA_FAILED));
        }
    }

    private static ScriptedBroker broker() throws IOException {
        return ScriptedBroker.plain("127.30.4.11").advertising("b1.kafka.test");
    }

    private BrokerConnections connections(ScriptedBroker broker) {
        BrokerTarget target = new BrokerTarget(new BrokerAddress("b1.kafka.test", broker.port()), broker.address());
        return new BrokerConnections(
                TwoRegionEstate.plain(),
                List.of(target),
                sockets,
                new PreflightLimits(PreflightDeadline.fixed(LONG), LONG, LONG, LONG, LONG, LONG));
    }

    private List<Finding> findings(BrokerConnections connections) {
        return connections.requestMetadata(RunSamples.checks(executor, LONG));
    }

    /** An answer of version 3 with these APIs, another tagged field and one feature after another. */
    private static byte[] answer(String feature, int level, int... keys) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(0);
        out.writeByte(keys.length + 1);
        for (int key : keys) {
            out.writeShort(key);
            out.writeInt(0);
            out.write(new byte[] {1, 7, 2, 0, 0}); // a tagged field of two bytes
        }
        out.writeInt(0);
        ByteArrayOutputStream features = new ByteArrayOutputStream();
        DataOutputStream finalized = new DataOutputStream(features);
        finalized.writeByte(3);
        writeFeature(finalized, "metadata.version", 25);
        writeFeature(finalized, feature, level);
        out.write(new byte[] {2, 1, 1, 9}); // two tagged fields, the first is of one byte
        out.writeByte(2);
        out.writeByte(features.size());
        features.writeTo(out);
        return bytes.toByteArray();
    }

    private static void writeFeature(DataOutputStream out, String name, int level) throws IOException {
        out.writeByte(name.length() + 1);
        out.write(name.getBytes(StandardCharsets.US_ASCII));
        out.writeShort(level);
        out.writeShort(0);
        out.writeByte(0);
    }
}
