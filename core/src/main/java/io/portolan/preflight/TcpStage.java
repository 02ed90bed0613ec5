package io.portolan.preflight;

import io.portolan.catalog.BrokerAddress;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Do the brokers' ports accept connections? Every address of every broker is tried, all at once. Kafka's clients try a
 * broker's addresses in turn, so one that works makes the broker reachable; the others are then a warning. For one run.
 */
final class TcpStage {

    private final Limits limits;
    private final Set<Target> accepted = ConcurrentHashMap.newKeySet();

    TcpStage(Limits limits) {
        this.limits = limits;
    }

    List<Finding> findings(
            Collection<BrokerAddress> brokers, Map<String, Set<InetAddress>> addresses, SideBySide checks) {
        List<Tried> tried = brokers.stream()
                .map(broker -> start(broker, addresses.getOrDefault(broker.host(), Set.of()), checks))
                .toList();
        return tried.stream()
                .map(broker -> broker.finding(checks))
                .sorted(Comparator.comparing(Finding::code))
                .toList();
    }

    /** Whether this address accepted a connection. */
    boolean accepts(Target target) {
        return accepted.contains(target);
    }

    private Tried start(BrokerAddress broker, Set<InetAddress> addresses, SideBySide checks) {
        return new Tried(
                broker,
                addresses.stream()
                        .map(address -> connect(new Target(broker, address), checks))
                        .toList());
    }

    private Future<Connection> connect(Target target, SideBySide checks) {
        return checks.start("TCP " + target, () -> tried(target), Connection::outcome);
    }

    private Connection tried(Target target) {
        InetSocketAddress address =
                new InetSocketAddress(target.address(), target.broker().port());
        Connection connection = Connection.to(address, limits.connect());
        if (connection.accepted()) {
            accepted.add(target);
        }
        return connection;
    }

    private record Tried(BrokerAddress broker, List<Future<Connection>> futures) {

        Finding finding(SideBySide checks) {
            List<Connection> ended = futures.stream()
                    .flatMap(future -> checks.result(future).stream())
                    .toList();
            Code code = code(ended);
            Finding.Builder finding = Finding.about(code, broker.toString()).seen(seen(ended));
            return code == Code.OK
                    ? finding.build()
                    : finding.asked("TCP connections to all of its addresses, closed at once")
                            .cause(TcpAdvice.on(code, broker.port()).cause())
                            .fix(TcpAdvice.on(code, broker.port()).fix())
                            .build();
        }

        private Code code(List<Connection> ended) {
            boolean all = ended.size() == futures.size();
            if (ended.stream().anyMatch(Connection::accepted)) {
                return all && ended.stream().allMatch(Connection::accepted) ? Code.OK : Code.TCP_DEGRADED;
            }
            if (!all) {
                return Code.DEADLINE_EXCEEDED;
            }
            return ended.stream().allMatch(Connection::refused) ? Code.TCP_REFUSED : Code.TCP_TIMEOUT;
        }

        private String seen(List<Connection> ended) {
            int late = futures.size() - ended.size();
            return Stream.concat(
                            ended.stream().map(Connection::toString),
                            Stream.of(late + (late == 1 ? " address" : " addresses") + " not ended by the deadline")
                                    .filter(text -> late > 0))
                    .collect(Collectors.joining("\n"));
        }
    }
}
