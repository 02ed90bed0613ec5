package io.portolan.preflight;

import io.portolan.catalog.BrokerAddress;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import javax.security.sasl.SaslClient;

/**
 * One connection to each address of each bootstrap broker: secured by TLS, authenticated, and asked for metadata, all of them
 * side by side in each stage. An address that fails a stage takes no part in the next. For one thread.
 */
final class BrokerConnections {

    private final ClusterDefinition cluster;
    private final List<Target> targets;
    private final Sockets sockets;
    private final Limits limits;
    private final Map<Target, BrokerConnection> open = new ConcurrentHashMap<>();
    private final Set<BrokerAddress> advertised = ConcurrentHashMap.newKeySet();

    BrokerConnections(ClusterDefinition cluster, List<Target> targets, Sockets sockets, Limits limits) {
        this.cluster = cluster;
        this.targets = targets;
        this.sockets = sockets;
        this.limits = limits;
    }

    List<Finding> secure(SideBySide checks) {
        Tls tls = Tls.of(cluster.settings().kafka());
        return new Attempts(
                        "TLS",
                        "a TLS handshake with each address, by the cluster's ssl.* settings",
                        (broker, code) -> TlsAdvice.on(code, broker.host()))
                .findings(targets, target -> secured(target, tls), checks);
    }

    private Attempt secured(Target target, Tls tls) {
        CertificateWatch watch = tls.watch();
        try {
            BrokerConnection secured =
                    BrokerConnection.to(target, sockets, limits).secured(tls, watch);
            open.put(target, secured);
            return target.ended(Code.OK, secured.protocol() + CertificateText.until(watch.shown()));
        } catch (IOException | GeneralSecurityException e) {
            return watch.verdict() == Code.OK
                    ? target.ended(Code.TLS_FAILED, text(e))
                    : target.ended(watch.verdict(), CertificateText.of(watch.shown()));
        }
    }

    List<Finding> authenticate(String identity, Function<String, SaslClient> clients, SideBySide checks) {
        return new Attempts(
                        "SASL",
                        "a SASL handshake (AWS_MSK_IAM) at each address, as " + identity,
                        (broker, code) -> BrokerAdvice.on(code, identity))
                .findings(live(), target -> authenticated(target, clients), checks);
    }

    private Attempt authenticated(Target target, Function<String, SaslClient> clients) {
        Attempt attempt;
        try {
            SaslClient client = clients.apply(target.broker().host());
            attempt = new SaslExchange(connection(target)).with(client);
        } catch (IOException e) {
            attempt = target.ended(Code.IAM_FAILED, text(e));
        }
        if (!attempt.ok()) {
            open.remove(target);
        }
        return attempt;
    }

    List<Finding> describe(SideBySide checks) {
        return new Attempts(
                        "metadata", "a metadata request at each address", (broker, code) -> BrokerAdvice.on(code, ""))
                .findings(live(), this::described, checks);
    }

    private Attempt described(Target target) {
        try {
            Set<BrokerAddress> brokers = Metadata.of(connection(target));
            advertised.addAll(brokers);
            return target.ended(Code.OK, text(brokers));
        } catch (SocketTimeoutException e) {
            return target.ended(Code.METADATA_TIMEOUT, text(e));
        } catch (IOException e) {
            return target.ended(Code.METADATA_FAILED, text(e));
        }
    }

    /** The brokers that the metadata names, in the order of their names. */
    Set<BrokerAddress> advertised() {
        return new LinkedHashSet<>(sorted(advertised).values());
    }

    private static Map<String, BrokerAddress> sorted(Set<BrokerAddress> brokers) {
        Map<String, BrokerAddress> sorted = new TreeMap<>();
        for (BrokerAddress broker : brokers) {
            sorted.put(broker.toString(), broker);
        }
        return sorted;
    }

    private static String text(Set<BrokerAddress> brokers) {
        return String.join(", ", sorted(brokers).keySet());
    }

    /** Plain Kafka is first connected to when it is asked for metadata. */
    private List<Target> live() {
        if (cluster.access().securityProtocol().equals("PLAINTEXT")) {
            return targets;
        }
        List<Target> live = new ArrayList<>(targets);
        live.retainAll(open.keySet());
        return live;
    }

    private BrokerConnection connection(Target target) throws IOException {
        BrokerConnection secured = open.get(target);
        return secured == null ? BrokerConnection.to(target, sockets, limits) : secured;
    }

    private String text(Exception e) {
        if (e instanceof SocketTimeoutException) {
            return "no answer within " + limits.answer().toMillis() + " ms";
        }
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return e instanceof EOFException ? "the connection was closed" : message;
    }
}
