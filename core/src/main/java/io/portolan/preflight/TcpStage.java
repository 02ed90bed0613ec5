package io.portolan.preflight;

import io.portolan.catalog.BrokerAddress;
import io.portolan.catalog.ClientAuthentication;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
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
 * Do the brokers' ports accept connections? Every address of every broker is tried at the same time. Kafka's clients try a
 * broker's addresses in turn. So one address that works is enough to reach the broker and the others are a warning. For one
 * run.
 */
final class TcpStage {

    private final PreflightLimits limits;
    private final Set<BrokerTarget> accepted = ConcurrentHashMap.newKeySet();

    TcpStage(PreflightLimits limits) {
        this.limits = limits;
    }

    List<Finding> findings(
            Collection<BrokerAddress> brokers, Map<String, Set<InetAddress>> addresses, ParallelChecks checks) {
        List<BrokerProbes> tried = new ArrayList<>();
        for (BrokerAddress broker : brokers) {
            tried.add(start(broker, addresses.getOrDefault(broker.host(), Set.of()), checks));
        }
        List<Finding> findings = new ArrayList<>();
        for (BrokerProbes broker : tried) {
            findings.add(broker.awaitFinding(checks));
        }
        findings.sort(BrokerChecks.BY_CODE);
        return findings;
    }

    /** Whether this address accepted a connection. */
    boolean accepts(BrokerTarget target) {
        return accepted.contains(target);
    }

    private BrokerProbes start(BrokerAddress broker, Set<InetAddress> addresses, ParallelChecks checks) {
        List<Future<TcpProbe>> futures = new ArrayList<>();
        for (InetAddress address : addresses) {
            futures.add(connect(new BrokerTarget(broker, address), checks));
        }
        return new BrokerProbes(broker, futures);
    }

    private Future<TcpProbe> connect(BrokerTarget target, ParallelChecks checks) {
        return checks.start("TCP " + target, () -> probe(target), TcpProbe::outcome);
    }

    private TcpProbe probe(BrokerTarget target) {
        InetSocketAddress address =
                new InetSocketAddress(target.address(), target.broker().port());
        TcpProbe probe = TcpProbe.probe(address, limits.connect());
        if (probe.isAccepted()) {
            accepted.add(target);
        }
        return probe;
    }

    private record BrokerProbes(BrokerAddress broker, List<Future<TcpProbe>> futures) {

        private static final int MOST_SHOWN = 50;

        Finding awaitFinding(ParallelChecks checks) {
            List<TcpProbe> ended = new ArrayList<>();
            for (Future<TcpProbe> future : futures) {
                Optional<TcpProbe> result = checks.await(future);
                if (result.isPresent()) {
                    ended.add(result.get());
                    checks.measure(result.get().isAccepted() ? result.get().latency() : Duration.ZERO);
                }
            }
            Code code = code(ended);
            Finding.Builder finding = Finding.about(code, broker.toString()).seen(seen(ended));
            if (code == Code.OK) {
                return finding.build();
            }
            Advice advice = new ConnectionAdvice(broker.port(), ClientAuthentication.NONE, "").advise(code);
            return finding.asked("TCP connections to all of its addresses, closed at once")
                    .cause(advice.cause())
                    .fix(advice.fix())
                    .build();
        }

        private Code code(List<TcpProbe> ended) {
            int accepted = count(ended, TcpProbe.Result.ACCEPTED);
            if (accepted > 0) {
                return accepted == futures.size() ? Code.OK : Code.TCP_DEGRADED;
            }
            if (ended.size() < futures.size()) {
                return Code.DEADLINE_EXCEEDED;
            }
            return count(ended, TcpProbe.Result.REFUSED) == ended.size() ? Code.TCP_REFUSED : Code.TCP_TIMEOUT;
        }

        private static int count(List<TcpProbe> probes, TcpProbe.Result result) {
            int count = 0;
            for (TcpProbe probe : probes) {
                count += probe.result() == result ? 1 : 0;
            }
            return count;
        }

        private String seen(List<TcpProbe> ended) {
            StringJoiner seen = new StringJoiner("\n");
            for (TcpProbe probe : ended.subList(0, Math.min(ended.size(), MOST_SHOWN))) {
                seen.add(probe.toString());
            }
            if (ended.size() > MOST_SHOWN) {
                seen.add("and " + (ended.size() - MOST_SHOWN) + " more addresses");
            }
            int late = futures.size() - ended.size();
            if (late > 0) {
                seen.add(late + (late == 1 ? " address" : " addresses") + " not ended by the deadline");
            }
            return seen.toString();
        }
    }
}
