package io.portolan;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.Severity;
import io.portolan.testkit.LocalCluster;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@link Cluster} uses the IP version that the catalog names, and IPv6 addresses are judged by the VPC's IPv6 blocks. */
class DualStackTest {

    @RegisterExtension
    static final LocalMskExtension ESTATE =
            LocalMskExtension.of(OrdersEstate.oneCluster().cluster("orders", orders -> orders.dualStack()));

    private final LocalMsk msk = ESTATE.msk();
    private final LocalCluster orders = msk.cluster("orders");

    @Test
    void ipv6ClientsUseIpv6Brokers() throws Exception {
        try (Portolan portolan = open("v6");
                Producer<String, String> producer = OrdersEstate.producer(portolan.cluster("orders"))) {
            assertThat(portolan.cluster("orders").bootstrapBrokers().bootstrapServers())
                    .contains(".api.aws:")
                    .doesNotContain(".amazonaws.com");
            producer.send(new ProducerRecord<>("orders", "k", "v")).get(30, TimeUnit.SECONDS);
            assertSound(portolan.cluster("orders").preflight());
        }
    }

    @Test
    void ipv4IsTheDefault() {
        try (Portolan portolan = OrdersEstate.open(msk)) {
            assertThat(portolan.cluster("orders").bootstrapBrokers().bootstrapServers())
                    .isEqualTo(orders.bootstrapServers());
            assertSound(portolan.cluster("orders").preflight());
        }
    }

    @Test
    void dualClientsGetBothBootstrapStrings() {
        try (Portolan portolan = open("dual")) {
            assertThat(portolan.cluster("orders").bootstrapBrokers().bootstrapServers())
                    .startsWith(orders.bootstrapServers() + ",")
                    .contains(".api.aws:");
            assertSound(portolan.cluster("orders").preflight());
        }
    }

    @Test
    void globalIpv6AnswersAskForTheBlockAndIpv4GoesOn() throws Exception {
        InetAddress global = InetAddress.getByName("2600:1f00:a::1");
        answer(orders.bootstrapHost(), orders.brokerAddresses(), global);
        for (int i = 0; i < orders.brokerHosts().size(); i++) {
            answer(orders.brokerHosts().get(i), List.of(orders.brokerAddresses().get(i)), global);
        }
        try (Portolan portolan = OrdersEstate.open(msk, DualStackTest::withoutIpv6Block)) {
            PreflightReport report = portolan.cluster("orders").preflight();

            assertThat(report.severity()).as(report.toString()).isEqualTo(Severity.WARNING);
            assertThat(report.findings())
                    .extracting(Finding::code)
                    .containsOnly(Code.OK, Code.IPV6_BLOCK_MISSING)
                    .contains(Code.IPV6_BLOCK_MISSING);
            portolan.cluster("orders").clientConfig();
        }
    }

    @Test
    void ipv4AloneNeedsNoIpv6Block() throws Exception {
        answer(orders.bootstrapHost(), orders.brokerAddresses(), InetAddress.getByName("2600:1f00:a::1"));
        try (Portolan portolan = OrdersEstate.open(msk, text -> withoutIpv6Block(ip("v4", text)))) {
            assertSound(portolan.cluster("orders").preflight());
        }
    }

    @Test
    void ipv6AloneFailsWithoutItsBlock() {
        try (Portolan portolan = OrdersEstate.open(msk, text -> withoutIpv6Block(ip("v6", text)))) {
            PreflightReport report = portolan.cluster("orders").preflight();

            assertThat(report.has(Code.OUTSIDE_SERVICE_VPC))
                    .as(report.toString())
                    .isTrue();
            assertThat(report.toString()).contains("add it to its cidr-blocks");
        }
    }

    private Portolan open(String ip) {
        return OrdersEstate.open(msk, text -> ip(ip, text));
    }

    private static String ip(String family, String text) {
        return text.replace("    arn: ", "    ip: " + family + "\n    arn: ");
    }

    private static String withoutIpv6Block(String text) {
        return text.replace(", \"::1/128\"", "");
    }

    /** The resolvers everywhere answer a name so. */
    private void answer(String host, List<InetAddress> ipv4, InetAddress ipv6) {
        List<InetAddress> both = new ArrayList<>(ipv4);
        both.add(ipv6);
        InetAddress[] addresses = both.toArray(InetAddress[]::new);
        msk.faults().inboundResolvers("prod", "us-east-2").forEach(resolver -> resolver.answer(host, addresses));
    }

    private static void assertSound(PreflightReport report) {
        assertThat(report.severity()).as(report.toString()).isEqualTo(Severity.INFO);
    }
}
