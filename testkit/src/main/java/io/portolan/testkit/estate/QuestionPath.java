package io.portolan.testkit.estate;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The way of questions to inbound endpoints. A question passes if endpoints, security groups and routes let it pass. Thread-safe.
 *
 * @param plane the model that says it
 */
public record QuestionPath(ControlPlane plane) {

    /**
     * Follows a question that leaves by a rule.
     *
     * @param rule a forwarding rule
     * @param target one of its targets
     * @param protocol UDP or TCP
     * @return the inbound endpoint that gets the question. Empty if the question is lost on the way.
     */
    public Optional<ResolverEndpoint> follow(ResolverRule rule, InetSocketAddress target, IpProtocol protocol) {
        return rule.endpointId()
                .flatMap(plane.endpoints()::find)
                .filter(endpoint -> endpoint.status() == ResolverEndpoint.Status.OPERATIONAL)
                .flatMap(endpoint -> attached(endpoint)
                        .filter(source -> leaves(endpoint, source, target, protocol))
                        .flatMap(source -> find(source.ip(), endpoint.securityGroupIds(), target, protocol)
                                .filter(inbound -> plane.hasRoute(subnetOf(inbound, target), source.ip()))
                                .stream())
                        .findFirst());
    }

    /**
     * Follows a question that a client or a name server of its own sends straight to an inbound endpoint.
     *
     * @param from the address that it comes from
     * @param target the address that it goes to
     * @param protocol UDP or TCP
     * @return the inbound endpoint that gets the question. Empty if nobody gets it.
     */
    public Optional<ResolverEndpoint> follow(InetAddress from, InetSocketAddress target, IpProtocol protocol) {
        return find(from, Set.of(), target, protocol);
    }

    private boolean leaves(
            ResolverEndpoint endpoint, EndpointAddress source, InetSocketAddress target, IpProtocol protocol) {
        TrafficPacket packet = TrafficPacket.of(protocol, target.getPort(), target.getAddress());
        return plane.passes(endpoint.securityGroupIds(), TrafficDirection.EGRESS, packet)
                && plane.hasRoute(source.subnetId(), target.getAddress());
    }

    private Optional<ResolverEndpoint> find(
            InetAddress from, Collection<String> groups, InetSocketAddress target, IpProtocol protocol) {
        TrafficPacket packet = new TrafficPacket(protocol, target.getPort(), from, Set.copyOf(groups));
        return plane.endpoints().all().stream()
                .filter(endpoint -> endpoint.direction() == ResolverEndpoint.Direction.INBOUND)
                .filter(QuestionPath::works)
                .filter(endpoint ->
                        attached(endpoint).anyMatch(address -> address.ip().equals(target.getAddress())))
                .filter(endpoint -> plane.dnsPort(target.getAddress()) == target.getPort())
                .filter(endpoint -> plane.passes(endpoint.securityGroupIds(), TrafficDirection.INGRESS, packet))
                .findFirst();
    }

    private static boolean works(ResolverEndpoint endpoint) {
        return endpoint.status() == ResolverEndpoint.Status.OPERATIONAL
                || endpoint.status() == ResolverEndpoint.Status.UPDATING;
    }

    private static Stream<EndpointAddress> attached(ResolverEndpoint endpoint) {
        return endpoint.addresses().stream().filter(address -> address.status() == EndpointAddress.Status.ATTACHED);
    }

    private static String subnetOf(ResolverEndpoint inbound, InetSocketAddress target) {
        return inbound.addresses().stream()
                .filter(address -> address.ip().equals(target.getAddress()))
                .map(EndpointAddress::subnetId)
                .findFirst()
                .orElseThrow();
    }
}
