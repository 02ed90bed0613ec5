package io.portolan.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.catalog.BrokerAddress;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.loopback.LoopbackRawServer;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link BrokerConnection}, {@link MetadataRequest} and {@link BrokerConnections} get frames that lie about their sizes. */
@Timeout(30)
class HostileBrokerTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final int FIRST_REQUEST = 1;

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final OpenSockets sockets = new OpenSockets();

    /** What follows the header of a metadata answer. */
    private interface Fields {
        void write(DataOutputStream out) throws IOException;
    }

    @AfterEach
    void stop() {
        sockets.close();
        executor.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, -1, Integer.MIN_VALUE, 0, 1024 * 1024 + 1})
    void falseSizeOfAFrameIsRefused(int size) {
        LoopbackRawServer endless = LoopbackRawServer.start(out -> {
            new DataOutputStream(out).writeInt(size);
            while (true) {
                out.write(new byte[8192]);
            }
        });
        try (endless) {
            assertThat(metadata(endless).seen())
                    .contains(
                            "an answer of " + Integer.toUnsignedString(size) + " bytes: this is not Kafka's protocol");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, 501, -1, 0})
    void falseNumberOfBrokersIsRefused(int count) {
        assertFailed(out -> {
            out.writeInt(0);
            out.writeInt(count);
        });
    }

    @Test
    void fiftyThousandBrokersAreRefused() {
        assertFailed(brokers("b", 50_000));
    }

    @Test
    void addressesTogetherNameAtMostFiveHundred() {
        LoopbackRawServer one = LoopbackRawServer.start(out -> out.write(frame(brokers("a", 300))));
        LoopbackRawServer other = LoopbackRawServer.start(out -> out.write(frame(brokers("b", 300))));
        try (one;
                other) {
            BrokerConnections connections = connections(one, other);
            assertThat(connections.requestMetadata(checks(LONG)))
                    .extracting(Finding::code)
                    .containsExactly(Code.OK, Code.METADATA_FAILED);
            assertThat(connections.advertised()).hasSize(300);
        }
    }

    @Test
    void drippedAnswerEndsWithTheRun() {
        LoopbackRawServer slow = LoopbackRawServer.dripping("\0\0\177\0", "x");
        try (slow) {
            Finding finding = connections(slow)
                    .requestMetadata(checks(Duration.ofMillis(200)))
                    .get(0);
            sockets.close();

            assertThat(finding.code()).isEqualTo(Code.DEADLINE_EXCEEDED);
            assertThat(slow.awaitClientGone()).isTrue();
        }
    }

    private void assertFailed(Fields fields) {
        LoopbackRawServer broker = LoopbackRawServer.start(out -> out.write(frame(fields)));
        try (broker) {
            Finding finding = metadata(broker);
            assertThat(finding.code()).isEqualTo(Code.METADATA_FAILED);
            assertThat(finding.toString()).hasSizeLessThan(2_000);
        }
    }

    private static byte[] frame(Fields fields) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(body);
        out.writeInt(FIRST_REQUEST);
        fields.write(out);
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        new DataOutputStream(frame).writeInt(body.size());
        body.writeTo(frame);
        return frame.toByteArray();
    }

    private static Fields brokers(String prefix, int count) {
        return out -> {
            out.writeInt(0);
            out.writeInt(count);
            for (int i = 0; i < count; i++) {
                out.writeInt(i);
                BrokerConnection.writeText(out, prefix + i);
                out.writeInt(9098);
                out.writeShort(-1);
            }
            out.writeShort(-1); // no cluster id
        };
    }

    private Finding metadata(LoopbackRawServer broker) {
        return connections(broker).requestMetadata(checks(LONG)).get(0);
    }

    private ParallelChecks checks(Duration deadline) {
        return RunSamples.checks(executor, deadline);
    }

    private BrokerConnections connections(LoopbackRawServer... brokers) {
        List<BrokerTarget> targets = Arrays.stream(brokers)
                .map(broker -> new BrokerTarget(
                        new BrokerAddress("b1.kafka.test", broker.port()), InetAddress.getLoopbackAddress()))
                .toList();
        return new BrokerConnections(
                TwoRegionEstate.plain(),
                targets,
                sockets,
                new PreflightLimits(PreflightDeadline.fixed(LONG), LONG, LONG, LONG, LONG, LONG));
    }
}
