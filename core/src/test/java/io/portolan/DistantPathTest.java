package io.portolan;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.Severity;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@link io.portolan.preflight.PreflightDeadline} lets a sound path pass that is long or loses packets. */
class DistantPathTest {

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(OrdersEstate.oneCluster());

    private final LocalMsk msk = ESTATE.msk();

    @Test
    void roundTripOf600MillisecondsPasses() {
        msk.faults().latency(Duration.ofMillis(600));

        assertThat(preflight()).satisfies(DistantPathTest::passes);
    }

    @Test
    void lossOfEachFifthPacketPasses() {
        msk.site("shop").resolver().losePackets(20);
        msk.faults().inboundResolvers("prod", "us-east-2").forEach(resolver -> resolver.losePackets(20));

        assertThat(preflight()).satisfies(DistantPathTest::passes);
    }

    private PreflightReport preflight() {
        try (Portolan portolan = OrdersEstate.open(msk)) {
            return portolan.cluster("orders").preflight();
        }
    }

    private static void passes(PreflightReport report) {
        assertThat(report.severity()).as(report.toString()).isEqualTo(Severity.INFO);
        assertThat(report.findings()).extracting(Finding::code).containsOnly(Code.OK);
    }
}
