package io.portolan.preflight;

import io.portolan.catalog.BrokerAddress;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;

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
        List<Tried> tried = new ArrayList<>();
        for (BrokerAddress broker : brokers) {
            tried.add(start(broker, addresses.getOrDefault(broker.host(), Set.of()), checks));
        }
        List<Finding> findings = new ArrayList<>();
        for (Tried broker : tried) {
            findings.add(broker.finding(checks));
        }
        findings.sort(Attempts.BY_CODE);
        return findings;
    }

    /** Whether this address accepted a connection. */
    boolean accepts(Target target) {
        return accepted.contains(target);
    }

    private Tried start(BrokerAddress broker, Set<InetAddress> addresses, SideBySide checks) {
        List<Future<Connection>> futures = new ArrayList<>();
        for (InetAddress address : addresses) {
            futures.add(connect(new Target(broker, address), checks));
        }
        return new Tried(broker, futures);
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
            List<Connection> ended = new ArrayList<>();
            for (Future<Connection> future : futures) {
                Optional<Connection> result = checks.result(future);
                if (result.isPresent()) {
                    ended.add(result.get());
                }
            }
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
            int accepted = count(ended, Connection.Result.ACCEPTED);
            if (accepted > 0) {
                return accepted == futures.size() ? Code.OK : Code.TCP_DEGRADED;
            }
            if (ended.size() < futures.size()) {
                return Code.DEADLINE_EXCEEDED;
            }
            return count(ended, Connection.Result.REFUSED) == ended.size() ? Code.TCP_REFUSED : Code.TCP_TIMEOUT;
        }

        private static int count(List<Connection> connections, Connection.Result result) {
            int count = 0;
            for (Connection connection : connections) {
                count += connection.result() == result ? 1 : 0;
            }
            return count;
        }

        private String seen(List<Connection> ended) {
            StringJoiner seen = new StringJoiner("\n");
            for (Connection connection : ended) {
                seen.add(connection.toString());
            }
            int late = futures.size() - ended.size();
            if (late > 0) {
                seen.add(late + (late == 1 ? " address" : " addresses") + " not ended by the deadline");
            }
            return seen.toString();
        }
    }
}
