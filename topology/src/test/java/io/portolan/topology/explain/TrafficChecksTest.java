package io.portolan.topology.explain;

import static io.portolan.topology.explain.AlteredView.SERVICE;
import static io.portolan.topology.explain.AlteredView.STOCK;
import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.catalog.CidrBlock;
import io.portolan.topology.plan.PlannedTraffic.Direction;
import io.portolan.topology.view.FoundGroup;
import io.portolan.topology.view.FoundGroup.Permission;
import io.portolan.topology.view.FoundRouteTable;
import io.portolan.topology.view.FoundRouteTable.Route;
import io.portolan.topology.view.NetworkView;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link GroupChecks}, {@link RouteChecks} and {@link TrafficChecks} let pass what EC2 lets pass. */
class TrafficChecksTest {

    private static final String INBOUND_GROUP = "sg-0a1b2c3d4e5f60003";
    private static final String CLUSTER_GROUP = "sg-0a1b2c3d4e5f60004";

    @ParameterizedTest
    @CsvSource({
        "-1 -1--1 10.1.0.0/16, ''",
        "udp 53-53 10.1.0.0/16 tcp 53-53 10.1.0.0/16, ''",
        "udp 0-65535 0.0.0.0/0 tcp 53-53 10.0.0.0/8, ''",
        "udp 53-53 10.1.0.0/17 udp 53-53 10.1.128.0/17 tcp 53-53 10.1.0.0/16, ''",
        "tcp 53-53 10.1.0.0/16, UDP 53",
        "udp 53-53 10.1.0.0/16, TCP 53",
        "udp 53-53 10.1.0.0/16 tcp 54-9098 10.1.0.0/16, TCP 53",
        "udp 53-53 10.9.0.0/16 tcp 53-53 10.1.0.0/16, UDP 53",
    })
    void questionsNeedBothProtocols(String permissions, String closed) {
        assertVerdict(withGroup(INBOUND_GROUP, permissions), "RULE_TARGET_UNREACHABLE " + INBOUND_GROUP, closed);
    }

    @ParameterizedTest
    @CsvSource({
        "tcp 9098-9098 10.2.0.0/16, ''",
        "tcp 9092-9100 10.2.0.0/17 tcp 9098-9098 10.2.128.0/17, ''",
        "tcp 9098-9098 10.2.0.0/17, TCP 9098",
        "udp 9098-9098 10.2.0.0/16, TCP 9098",
        "tcp 9094-9097 10.2.0.0/16, TCP 9098",
    })
    void recordsNeedThePortOfIam(String permissions, String closed) {
        assertVerdict(withGroup(CLUSTER_GROUP, permissions), "TCP_TIMEOUT " + CLUSTER_GROUP, closed);
    }

    @ParameterizedTest
    @CsvSource({
        "10.30.0.0/16 active, ''",
        "10.30.0.0/17 active 10.30.128.0/17 active, ''",
        "0.0.0.0/0 blackhole 10.30.0.0/16 active, ''",
        "10.30.0.0/16 blackhole 10.30.0.0/17 active 10.30.128.0/17 active, ''",
        "0.0.0.0/0 active 10.30.0.0/16 blackhole, 10.30.0.0/16",
        "10.0.0.0/8 blackhole, 10.0.0.0/8",
        "10.30.0.0/17 active, no route",
        "10.20.0.0/16 active, no route",
    })
    void mostSpecificRouteDecides(String routes, String seen) {
        AlteredView view = AlteredView.whole()
                .withNetwork(
                        STOCK,
                        network -> new NetworkView(
                                network.groups(),
                                network.routeTables()
                                        .map(all -> all.stream()
                                                .map(table -> withRoutes(table, routes))
                                                .toList())));

        assertVerdict(view, "TCP_TIMEOUT rtb-", seen);
    }

    /** Without a word that was seen, nothing may be wrong. */
    private static void assertVerdict(AlteredView view, String start, String word) {
        if (word.isEmpty()) {
            assertThat(view.verdict()).isEmpty();
        } else {
            assertThat(view.verdict()).startsWith(start);
            assertThat(view.explain().culprit().orElseThrow().evidence().seen()).contains(word);
        }
    }

    private static AlteredView withGroup(String id, String permissions) {
        return AlteredView.whole()
                .withNetwork(
                        SERVICE,
                        network -> new NetworkView(
                                network.groups()
                                        .map(all -> all.stream()
                                                .map(group -> group.id().equals(id)
                                                        ? withPermissions(group, permissions)
                                                        : group)
                                                .toList()),
                                network.routeTables()));
    }

    private static FoundGroup withPermissions(FoundGroup group, String text) {
        List<Permission> permissions = Arrays.stream(text.split(" (?=udp|tcp)"))
                .map(permission -> permission.split("[ ]|(?<=\\d)-"))
                .map(parts -> new Permission(
                        Direction.INGRESS,
                        parts[0],
                        Integer.parseInt(parts[1]),
                        Integer.parseInt(parts[2]),
                        List.of(CidrBlock.parse(parts[3]))))
                .toList();
        return new FoundGroup(group.id(), group.vpcId(), group.description(), permissions);
    }

    private static FoundRouteTable withRoutes(FoundRouteTable table, String text) {
        List<Route> routes = Arrays.stream(text.split("(?<=active|blackhole) "))
                .map(route -> route.split(" "))
                .map(parts -> new Route(CidrBlock.parse(parts[0]), "tgw-1", parts[1].equals("active")))
                .toList();
        return new FoundRouteTable(table.id(), table.vpcId(), table.main(), table.subnets(), routes);
    }
}
