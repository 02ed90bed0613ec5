package io.portolan.testkit;

import io.portolan.testkit.dns.QuestionRoutes;
import io.portolan.testkit.estate.ControlPlane;
import io.portolan.testkit.estate.IpProtocol;
import io.portolan.testkit.estate.QuestionPath;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The way of questions from a name server on premises. Its conditional forwarders are as they should be, and what is deployed into the
 * control plane lets their questions pass or not.
 *
 * @param plane the control plane
 * @param from an address of the site
 * @param forwarders the targets of the forwarder of each region
 */
record ForwarderRoutes(ControlPlane plane, InetAddress from, Map<String, List<InetSocketAddress>> forwarders)
        implements QuestionRoutes {

    @Override
    public Optional<List<InetSocketAddress>> findTargets(String host) {
        return forwarders.entrySet().stream()
                .filter(forwarder -> host.contains(".kafka-serverless." + forwarder.getKey() + "."))
                .map(Map.Entry::getValue)
                .findFirst()
                .map(targets -> targets.stream()
                        .filter(target -> passes(target, IpProtocol.UDP))
                        .toList());
    }

    @Override
    public boolean passesTcp(InetSocketAddress target) {
        return passes(target, IpProtocol.TCP);
    }

    private boolean passes(InetSocketAddress target, IpProtocol protocol) {
        return new QuestionPath(plane).follow(from, target, protocol).isPresent();
    }
}
