package io.portolan.testkit.estate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link SecurityGroup} lets a packet pass if one of its rules allows it. */
class SecurityGroupTest {

    private final SampleEstate estate = new SampleEstate();
    private final ControlPlane plane = estate.plane;

    @ParameterizedTest
    @CsvSource({
        "UDP, 53, 53, 10.20.0.0/16, UDP, 53, 10.20.1.53, true",
        "UDP, 53, 53, 10.20.0.0/16, TCP, 53, 10.20.1.53, false",
        "UDP, 53, 53, 10.20.0.0/16, UDP, 54, 10.20.1.53, false",
        "UDP, 53, 53, 10.20.0.0/16, UDP, 53, 10.21.1.53, false",
        "TCP, 9000, 9098, 10.20.0.0/16, TCP, 9098, 10.20.1.53, true",
        "TCP, 9000, 9098, 10.20.0.0/16, TCP, 8999, 10.20.1.53, false",
        "TCP, 0, 65535, 10.20.1.53/32, TCP, 1, 10.20.1.53, true",
        "ALL, -1, -1, 0.0.0.0/0, UDP, 53, 192.168.1.1, true",
        "ALL, -1, -1, 0.0.0.0/0, TCP, 9098, fd00::1, false",
        "ALL, -1, -1, ::/0, TCP, 9098, fd00::1, true",
        "ICMP, -1, -1, 0.0.0.0/0, TCP, 53, 10.20.1.53, false",
        "TCP, 53, 53, sg-0a1b2c3d4e5f60718, TCP, 53, 10.20.1.53, true",
        "TCP, 53, 53, sg-0a1b2c3d4e5f60719, TCP, 53, 10.20.1.53, false"
    })
    void ruleAllowsItsTraffic(
            IpProtocol ruled, int from, int to, String peer, IpProtocol protocol, int port, String ip, boolean passes) {
        TrafficPacket packet = new TrafficPacket(protocol, port, SampleEstate.ip(ip), Set.of("sg-0a1b2c3d4e5f60718"));
        SecurityGroup group = groupWith(estate.rule(TrafficDirection.INGRESS, ruled, from, to, peer));

        assertThat(group.passes(TrafficDirection.INGRESS, packet)).isEqualTo(passes);
        assertThat(group.passes(TrafficDirection.EGRESS, packet)).isFalse();
    }

    @Test
    void oneGroupIsEnough() {
        TrafficPacket question = TrafficPacket.of(IpProtocol.UDP, 53, SampleEstate.ip("10.20.1.53"));
        SecurityGroup closed = plane.securityGroups().add(groupWith());

        assertThat(plane.passes(List.of(closed.id(), estate.group.id()), TrafficDirection.EGRESS, question))
                .isTrue();
        plane.securityGroups().replace(estate.group.id(), group -> group.withoutRules(rule -> true));
        assertThat(plane.passes(List.of(closed.id(), estate.group.id()), TrafficDirection.EGRESS, question))
                .isFalse();
    }

    @Test
    void groupThatIsGoneLetsNothingPass() {
        TrafficPacket question = TrafficPacket.of(IpProtocol.UDP, 53, SampleEstate.ip("10.20.1.53"));
        plane.securityGroups().remove(estate.group.id());

        assertThat(plane.passes(List.of(estate.group.id()), TrafficDirection.EGRESS, question))
                .isFalse();
    }

    private SecurityGroup groupWith(TrafficRule... rules) {
        return new SecurityGroup(plane.ids().next("sg-"), estate.shop, estate.shopVpc.id(), "own", List.of(rules));
    }
}
