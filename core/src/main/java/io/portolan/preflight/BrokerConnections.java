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
 * One connection to each address of each bootstrap broker. Each stage works on all of them side by side. TLS secures them, then
 * they authenticate, and then they ask for metadata. An address that fails a stage takes no part in the next. For one thread.
 */
final class BrokerConnections {

    private final ClusterDefinition cluster;
    private final String identity;
    private final List<BrokerTarget> targets;
    private final OpenSockets sockets;
    private final PreflightLimits limits;
    private final Map<BrokerTarget, BrokerConnection> open = new ConcurrentHashMap<>();
    private final Set<BrokerAddress> advertised = ConcurrentHashMap.newKeySet();

    BrokerConnections(
            ClusterDefinition cluster, List<BrokerTarget> targets, OpenSockets sockets, PreflightLimits limits) {
        this.cluster = cluster;
        this.identity = DefinitionText.identity(cluster);
        this.targets = targets;
        this.sockets = sockets;
        this.limits = limits;
    }

    List<Finding> secure(ParallelChecks checks) {
        TlsClient tls = TlsClient.of(cluster.settings().kafka());
        return brokerChecks("TLS", "a TLS handshake with each address, by the cluster's ssl.* settings")
                .findings(targets, target -> secureTarget(target, tls), checks);
    }

    private BrokerChecks brokerChecks(String step, String asked) {
        return new BrokerChecks(step, asked, cluster.authentication(), identity);
    }

    private BrokerCheckResult secureTarget(BrokerTarget target, TlsClient tls) {
        CertificateRecorder recorder = tls.newRecorder();
        try {
            BrokerConnection secured =
                    BrokerConnection.connect(target, sockets, limits).startTls(tls, recorder);
            open.put(target, secured);
            return target.result(Code.OK, secured.protocol() + CertificateText.describeExpiry(recorder.shown()));
        } catch (IOException | GeneralSecurityException e) {
            return recorder.verdict() == Code.OK
                    ? target.result(Code.TLS_FAILED, text(e))
                    : target.result(recorder.verdict(), CertificateText.describe(recorder.shown()));
        }
    }

    List<Finding> authenticate(Function<String, SaslClient> clients, ParallelChecks checks) {
        String mechanism = cluster.authentication().mechanism();
        return brokerChecks("SASL", "a SASL handshake (" + mechanism + ") at each address, as " + identity)
                .findings(live(), target -> authenticateTarget(target, clients), checks);
    }

    private BrokerCheckResult authenticateTarget(BrokerTarget target, Function<String, SaslClient> clients) {
        BrokerCheckResult result;
        try {
            SaslClient client = clients.apply(target.broker().host());
            result = new SaslExchange(
                            openOrConnect(target), cluster.authentication().mechanism())
                    .authenticate(client);
        } catch (IOException e) {
            result = target.result(Code.IAM_FAILED, text(e));
        }
        if (!result.isOk()) {
            open.remove(target);
        }
        return result;
    }

    List<Finding> requestMetadata(ParallelChecks checks) {
        return brokerChecks("metadata", "a metadata request at each address")
                .findings(live(), this::requestMetadataOf, checks);
    }

    private BrokerCheckResult requestMetadataOf(BrokerTarget target) {
        try {
            Set<BrokerAddress> brokers = MetadataRequest.send(openOrConnect(target));
            addAdvertised(brokers);
            return target.result(Code.OK, text(brokers));
        } catch (SocketTimeoutException e) {
            return target.result(Code.METADATA_TIMEOUT, text(e));
        } catch (IOException e) {
            return target.result(Code.METADATA_FAILED, text(e));
        }
    }

    private synchronized void addAdvertised(Set<BrokerAddress> brokers) throws IOException {
        Set<BrokerAddress> all = new LinkedHashSet<>(advertised);
        all.addAll(brokers);
        if (all.size() > MetadataRequest.MOST_BROKERS) {
            throw new IOException("the addresses name more than " + MetadataRequest.MOST_BROKERS + " brokers together");
        }
        advertised.addAll(brokers);
    }

    /** The brokers that the metadata names, ordered by their names. */
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

    /** The targets of the next stage. Without TLS there is no connection yet. The first request makes it. */
    private List<BrokerTarget> live() {
        if (!cluster.access().securityProtocol().encrypted()) {
            return targets;
        }
        List<BrokerTarget> live = new ArrayList<>(targets);
        live.retainAll(open.keySet());
        return live;
    }

    private BrokerConnection openOrConnect(BrokerTarget target) throws IOException {
        BrokerConnection secured = open.get(target);
        return secured == null ? BrokerConnection.connect(target, sockets, limits) : secured;
    }

    private String text(Exception e) {
        if (e instanceof SocketTimeoutException) {
            return "no answer within " + limits.answer().toMillis() + " ms";
        }
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return e instanceof EOFException ? "the connection was closed" : message;
    }
}
