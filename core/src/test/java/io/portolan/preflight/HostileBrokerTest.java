package io.portolan.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.catalog.BrokerAddress;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.loopback.LoopbackRawServer;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
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
    void hundredThousandBrokersAreRefused() {
        assertFailed(out -> {
            out.writeInt(0);
            out.writeInt(50_000);
            for (int i = 0; i < 50_000; i++) {
                out.writeInt(i);
                BrokerConnection.writeText(out, "b" + i);
                out.writeInt(9098);
                out.writeShort(-1);
            }
        });
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

    private Finding metadata(LoopbackRawServer broker) {
        ClusterDefinition plain = TwoRegionEstate.plain();
        BrokerTarget target =
                new BrokerTarget(new BrokerAddress("b1.kafka.test", broker.port()), InetAddress.getLoopbackAddress());
        BrokerConnections connections = new BrokerConnections(
                plain, List.of(target), sockets, new PreflightLimits(LONG, LONG, LONG, LONG, LONG, LONG));
        return connections
                .requestMetadata(new ParallelChecks(executor, LONG, RunSamples.log()))
                .get(0);
    }
}
