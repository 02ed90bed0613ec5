package io.portolan.topology.explain;

import io.portolan.catalog.CidrBlock;
import io.portolan.diagnosis.Code;
import io.portolan.topology.explain.GroupChecks.Guarded;
import io.portolan.topology.explain.PacketFilter.Traffic;
import io.portolan.topology.explain.RouteChecks.Start;
import io.portolan.topology.plan.PlannedEndpoint;
import io.portolan.topology.plan.PlannedEndpoint.Direction;
import io.portolan.topology.plan.PlannedResource;
import io.portolan.topology.plan.PlannedTraffic;
import io.portolan.topology.plan.PlannedTraffic.Protocol;
import io.portolan.topology.view.FoundEndpoint;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Does the inbound endpoint of a service VPC take questions and answer them? */
final class InboundChecks {

    private static final String API = "route53resolver:ListResolverEndpoints";

    private final SitePath path;
    private final Counterparts counterparts;
    private final PathTrail trail;

    InboundChecks(SitePath path, Counterparts counterparts, PathTrail trail) {
        this.path = path;
        this.counterparts = counterparts;
        this.trail = trail;
    }

    /** @param askers the addresses from which questions come */
    Optional<Culprit> find(List<CidrBlock> askers) {
        Optional<List<FoundEndpoint>> all = trail.read(
                counterparts.view().region(path.servicePlace()).resolver().endpoints());
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Optional<FoundEndpoint> endpoint = choose(all.get());
        return endpoint.isEmpty() ? Optional.of(absent()) : find(endpoint.get(), askers);
    }

    /** The one that the catalog names. If it names none, the one in the service VPC with most of the addresses. */
    private Optional<FoundEndpoint> choose(List<FoundEndpoint> all) {
        Optional<String> id = path.serviceSite().inboundEndpoint();
        return all.stream()
                .filter(endpoint -> endpoint.direction() == Direction.INBOUND)
                .filter(endpoint -> id.isPresent()
                        ? id.get().equals(endpoint.id())
                        : endpoint.vpcId().equals(path.serviceSite().vpcId()))
                .max(Comparator.comparingLong(endpoint ->
                        endpoint.ips().stream().filter(ips()::contains).count()));
    }

    private Set<InetAddress> ips() {
        return path.service().inboundResolvers().stream()
                .map(InetSocketAddress::getAddress)
                .collect(Collectors.toSet());
    }

    private Culprit absent() {
        String cause = "The service VPC has no inbound endpoint, so nobody answers for its clusters' names.";
        Optional<PlannedEndpoint> planned = planned();
        if (planned.isPresent()) {
            return Verdicts.missing(
                    Code.RULE_TARGET_UNREACHABLE, API, counterparts.missingRoot(planned.get(), trail::miss), cause);
        }
        String id = path.serviceSite().inboundEndpoint().orElse("inbound endpoint");
        return culprit(
                new Evidence(API, id, path.servicePlace(), "nothing", "an inbound endpoint"),
                cause,
                "Make it, or correct inbound-endpoint in the catalog.");
    }

    private Optional<PlannedEndpoint> planned() {
        return counterparts
                .plan()
                .first(
                        PlannedEndpoint.class,
                        endpoint -> endpoint.direction() == Direction.INBOUND
                                && endpoint.vpcId().equals(path.serviceSite().vpcId()));
    }

    private Optional<Culprit> find(FoundEndpoint endpoint, List<CidrBlock> askers) {
        String what = "the inbound endpoint " + endpoint.id();
        Guarded guarded = new Guarded(what, endpoint.id(), path.servicePlace(), endpoint.groups(), group());
        List<String> subnets =
                endpoint.addresses().stream().map(FoundEndpoint.Address::subnet).toList();
        Start start = new Start(what, path.servicePlace(), endpoint.vpcId(), subnets);
        return wrong(endpoint, endpoint.vpcId(), path.serviceSite().vpcId(), "It is in another VPC.")
                .or(() -> wrong(endpoint, endpoint.status(), "OPERATIONAL", "It does not work."))
                .or(() -> otherAddresses(endpoint))
                .or(() -> new GroupChecks(counterparts, trail, Code.RULE_TARGET_UNREACHABLE)
                        .find(guarded, kinds(), askers))
                .or(() ->
                        new RouteChecks(counterparts.view(), trail, Code.RULE_TARGET_UNREACHABLE).find(start, askers));
    }

    /** The group that the endpoint should have. */
    private Optional<String> group() {
        return path.serviceSite()
                .inboundSecurityGroup()
                .or(() -> planned().flatMap(endpoint -> counterparts.groupId(endpoint.securityGroup(), trail::miss)));
    }

    private Optional<Culprit> wrong(FoundEndpoint endpoint, String seen, String wanted, String cause) {
        Evidence evidence = new Evidence(API, endpoint.id(), path.servicePlace(), seen, wanted);
        if (seen.equals(wanted)) {
            trail.note(evidence);
            return Optional.empty();
        }
        return Optional.of(
                culprit(evidence, "The inbound endpoint of the service VPC gives no answers. " + cause, "Repair it."));
    }

    private Optional<Culprit> otherAddresses(FoundEndpoint endpoint) {
        Evidence evidence = new Evidence(
                "route53resolver:ListResolverEndpointIpAddresses",
                endpoint.id(),
                path.servicePlace(),
                text(endpoint.ips()),
                text(ips()));
        Set<InetAddress> absent = new HashSet<>(ips());
        endpoint.ips().forEach(absent::remove);
        if (absent.isEmpty()) {
            trail.note(evidence);
            return Optional.empty();
        }
        return Optional.of(culprit(
                evidence,
                "The inbound endpoint has other addresses than those to which all rules lead.",
                "Give it the addresses of the catalog, or correct inbound-resolvers in the catalog and all rules."));
    }

    private List<Traffic> kinds() {
        return path.service().inboundResolvers().stream()
                .map(InetSocketAddress::getPort)
                .distinct()
                .flatMap(port -> Stream.of(Protocol.UDP, Protocol.TCP)
                        .map(protocol -> new Traffic(PlannedTraffic.Direction.INGRESS, protocol, port)))
                .toList();
    }

    private Culprit culprit(Evidence evidence, String cause, String fix) {
        return new Culprit(
                Code.RULE_TARGET_UNREACHABLE,
                evidence,
                cause,
                fix,
                planned().map(PlannedResource.class::cast).stream().toList());
    }

    private static String text(Collection<InetAddress> addresses) {
        return addresses.stream().map(InetAddress::getHostAddress).sorted().collect(Collectors.joining(", "));
    }
}
