package io.portolan.testkit.estate;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link RouteTable} finds the route of a packet as a VPC does. */
class RouteTableTest {

    private static final InetAddress BROKER = SampleEstate.ip("10.20.3.7");

    private final SampleEstate estate = new SampleEstate();
    private final ControlPlane plane = estate.plane;

    @ParameterizedTest
    @CsvSource({"10.1.1.9, local", "10.20.3.7, pcx-1", "10.20.9.7, tgw-1", "10.30.0.1, vgw-1", "fd00::1, "})
    void smallestBlockWins(String destination, String target) {
        RouteTable table = table(
                true,
                Set.of(),
                VpcRoute.through("vgw-1", CidrRange.parse("0.0.0.0/0")),
                VpcRoute.through("tgw-1", CidrRange.parse("10.20.0.0/16")),
                VpcRoute.through("pcx-1", CidrRange.parse("10.20.3.0/24")),
                VpcRoute.local(CidrRange.parse("10.1.0.0/16")));

        assertThat(table.findRoute(SampleEstate.ip(destination))
                        .map(VpcRoute::target)
                        .orElse(null))
                .isEqualTo(target);
    }

    @Test
    void blackHoleIsStillTheRoute() {
        VpcRoute hole =
                VpcRoute.through("pcx-1", CidrRange.parse("10.20.3.0/24")).asBlackHole();
        RouteTable main = plane.routeTables()
                .add(table(true, Set.of(), VpcRoute.through("tgw-1", CidrRange.parse("10.20.0.0/16")), hole));

        assertThat(plane.hasRoute(estate.subnet.id(), BROKER)).isFalse();
        plane.routeTables().replace(main.id(), table -> table.withoutRoutes(hole::equals));
        assertThat(plane.hasRoute(estate.subnet.id(), BROKER)).isTrue();
    }

    @Test
    void ownTableOfSubnetReplacesMain() {
        VpcRoute peering = VpcRoute.through("pcx-1", CidrRange.parse("10.20.0.0/16"));
        plane.routeTables().add(table(true, Set.of(), peering));
        assertThat(plane.hasRoute(estate.subnet.id(), BROKER)).isTrue();

        RouteTable own = plane.routeTables().add(table(false, Set.of(estate.subnet.id())));
        assertThat(plane.hasRoute(estate.subnet.id(), BROKER)).isFalse();
        plane.routeTables().replace(own.id(), table -> table.withRoute(peering));
        assertThat(plane.hasRoute(estate.subnet.id(), BROKER)).isTrue();
    }

    @Test
    void subnetWithoutTableHasNoRoute() {
        plane.routeTables().add(table(false, Set.of()));

        assertThat(plane.hasRoute(estate.subnet.id(), BROKER)).isFalse();
    }

    private RouteTable table(boolean main, Set<String> subnets, VpcRoute... routes) {
        return new RouteTable(
                plane.ids().next("rtb-"), estate.shop, estate.shopVpc.id(), main, subnets, List.of(routes));
    }
}
