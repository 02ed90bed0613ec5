package io.portolan.testkit.estate;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.testkit.estate.DnsAnswer.Code;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A question gets lost on the way that {@link QuestionPath} follows, or {@link VpcResolver} answers it. */
class QuestionPathTest {

    private final SampleEstate estate = new SampleEstate();
    private final ControlPlane plane = estate.plane;
    private final EstatePlace service = new EstatePlace(SampleEstate.SERVICE_ACCOUNT, "us-west-2");
    private final EstateVpc serviceVpc = addVpc("10.20.0.0/16");
    private final ResolverEndpoint inbound = addInbound(serviceVpc, "10.20.1.53", "10.20.2.53");

    QuestionPathTest() {
        plane.securityGroups()
                .add(new SecurityGroup(
                        "sg-inbound",
                        service,
                        serviceVpc.id(),
                        "inbound",
                        List.of(
                                estate.rule(TrafficDirection.INGRESS, IpProtocol.UDP, 53, 53, "10.1.0.0/16"),
                                estate.rule(TrafficDirection.INGRESS, IpProtocol.TCP, 53, 53, "10.1.0.0/16"))));
        routeEverywhere(estate.shopVpc);
        addZone(serviceVpc, SampleEstate.HOST);
    }

    @Test
    void nameIsAnsweredByTheServiceVpc() {
        for (IpProtocol protocol : List.of(IpProtocol.UDP, IpProtocol.TCP)) {
            assertThat(ask(estate.shopVpc, SampleEstate.HOST, protocol))
                    .isEqualTo(new DnsAnswer(Code.NOERROR, List.of(SampleEstate.ip("10.20.9.9"))));
        }
        assertThat(ask(estate.stockVpc, SampleEstate.HOST.toUpperCase(Locale.ROOT), IpProtocol.UDP)
                        .code())
                .as("by the shared rule")
                .isEqualTo(Code.NOERROR);
        assertThat(ask(estate.shopVpc, "boot-gone.c2." + SampleEstate.DOMAIN, IpProtocol.UDP)
                        .code())
                .isEqualTo(Code.NXDOMAIN);
        assertThat(ask(estate.shopVpc, "example.com", IpProtocol.UDP).code()).isEqualTo(Code.NXDOMAIN);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault(
                        "no association",
                        Code.NXDOMAIN,
                        Code.NXDOMAIN,
                        test -> test.plane.ruleAssociations().remove(test.estate.shopAssociation.id())),
                fault(
                        "outbound endpoint down",
                        Code.SERVFAIL,
                        Code.SERVFAIL,
                        test -> test.plane
                                .endpoints()
                                .replace(
                                        test.estate.endpoint.id(),
                                        up -> up.withStatus(ResolverEndpoint.Status.ACTION_NEEDED))),
                fault(
                        "inbound endpoint down",
                        Code.SERVFAIL,
                        Code.SERVFAIL,
                        test -> test.plane
                                .endpoints()
                                .replace(test.inbound.id(), up -> up.withStatus(ResolverEndpoint.Status.DELETING))),
                fault(
                        "inbound endpoint gone",
                        Code.SERVFAIL,
                        Code.SERVFAIL,
                        test -> test.plane.endpoints().remove(test.inbound.id())),
                fault(
                        "no UDP out",
                        Code.SERVFAIL,
                        Code.NOERROR,
                        test -> test.close(test.estate.group.id(), IpProtocol.UDP)),
                fault(
                        "no TCP out",
                        Code.NOERROR,
                        Code.SERVFAIL,
                        test -> test.close(test.estate.group.id(), IpProtocol.TCP)),
                fault("no UDP in", Code.SERVFAIL, Code.NOERROR, test -> test.close("sg-inbound", IpProtocol.UDP)),
                fault("no TCP in", Code.NOERROR, Code.SERVFAIL, test -> test.close("sg-inbound", IpProtocol.TCP)),
                fault(
                        "no route",
                        Code.SERVFAIL,
                        Code.SERVFAIL,
                        test -> test.plane
                                .routeTables()
                                .all()
                                .forEach(table -> test.plane.routeTables().remove(table.id()))),
                fault("wrong port", Code.SERVFAIL, Code.SERVFAIL, QuestionPathTest::listenElsewhere),
                fault("other VPC", Code.NXDOMAIN, Code.NXDOMAIN, QuestionPathTest::leadToOtherVpc),
                fault("loop", Code.SERVFAIL, Code.SERVFAIL, QuestionPathTest::forwardInACircle));
    }

    private static Arguments fault(String name, Code overUdp, Code overTcp, Consumer<QuestionPathTest> change) {
        return Arguments.of(name, overUdp, overTcp, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void faultDecidesTheAnswer(String name, Code overUdp, Code overTcp, Consumer<QuestionPathTest> change) {
        change.accept(this);

        assertThat(ask(estate.shopVpc, SampleEstate.HOST, IpProtocol.UDP).code())
                .isEqualTo(overUdp);
        assertThat(ask(estate.shopVpc, SampleEstate.HOST, IpProtocol.TCP).code())
                .isEqualTo(overTcp);
    }

    @Test
    void otherTargetAnswersForALostOne() {
        plane.endpoints()
                .replace(
                        inbound.id(),
                        endpoint -> endpoint.withAddresses(endpoint.addresses().subList(1, 2)));

        assertThat(ask(estate.shopVpc, SampleEstate.HOST, IpProtocol.UDP).code())
                .isEqualTo(Code.NOERROR);
    }

    @Test
    void changeIsToldToListeners() {
        List<String> told = new ArrayList<>();
        plane.onChange(() -> told.add("changed"));
        plane.rules().remove(estate.rule.id());

        assertThat(told).hasSize(1);
    }

    private void listenElsewhere() {
        inbound.addresses().forEach(address -> plane.putDnsPort(new InetSocketAddress(address.ip(), 5353)));
    }

    /** The service VPC forwards the questions that it is to answer. */
    private void forwardInACircle() {
        plane.shares()
                .replace(
                        estate.share.id(),
                        share -> share.withPrincipal(SampleEstate.SERVICE_ACCOUNT, ShareAcceptance.ORGANIZATION));
        estate.associate(estate.rule, serviceVpc);
    }

    private void leadToOtherVpc() {
        EstateVpc other = addVpc("10.90.0.0/16");
        plane.securityGroups()
                .replace(
                        estate.group.id(),
                        group -> group.withRule(
                                estate.rule(TrafficDirection.EGRESS, IpProtocol.ALL, -1, -1, "10.90.0.0/16")));
        addInbound(other, "10.90.1.53", "10.90.2.53");
        plane.rules()
                .replace(
                        estate.rule.id(),
                        rule -> rule.withTargets(List.of(new InetSocketAddress(SampleEstate.ip("10.90.1.53"), 53))));
    }

    private void close(String group, IpProtocol protocol) {
        plane.securityGroups().replace(group, open -> open.withoutRules(rule -> rule.protocol() == protocol));
    }

    private DnsAnswer ask(EstateVpc vpc, String host, IpProtocol protocol) {
        return plane.resolver(vpc.id()).ask(host, protocol);
    }

    private EstateVpc addVpc(String block) {
        EstateVpc vpc =
                plane.vpcs().add(new EstateVpc(plane.ids().next("vpc-"), service, List.of(CidrRange.parse(block))));
        routeEverywhere(vpc);
        return vpc;
    }

    private void routeEverywhere(EstateVpc vpc) {
        plane.routeTables()
                .add(new RouteTable(
                        plane.ids().next("rtb-"),
                        vpc.place(),
                        vpc.id(),
                        true,
                        Set.of(),
                        List.of(VpcRoute.through("tgw-1", CidrRange.parse("0.0.0.0/0")))));
    }

    private ResolverEndpoint addInbound(EstateVpc vpc, String... ips) {
        VpcSubnet subnet = plane.subnets()
                .add(new VpcSubnet(
                        plane.ids().next("subnet-"),
                        service,
                        vpc.id(),
                        vpc.cidrBlocks().get(0)));
        return plane.endpoints()
                .add(new ResolverEndpoint(
                        plane.ids().next("rslvr-in-"),
                        service,
                        "inbound",
                        ResolverEndpoint.Direction.INBOUND,
                        vpc.id(),
                        Set.of("sg-inbound"),
                        Stream.of(ips)
                                .map(ip -> new EndpointAddress(
                                        plane.ids().next("rni-"),
                                        subnet.id(),
                                        SampleEstate.ip(ip),
                                        EndpointAddress.Status.ATTACHED))
                                .toList(),
                        ResolverEndpoint.Status.OPERATIONAL));
    }

    private void addZone(EstateVpc vpc, String host) {
        plane.zones()
                .add(new PrivateZone(
                        "Z1",
                        vpc.place(),
                        vpc.id(),
                        SampleEstate.DOMAIN,
                        Map.of(host, List.of(SampleEstate.ip("10.20.9.9")))));
    }
}
