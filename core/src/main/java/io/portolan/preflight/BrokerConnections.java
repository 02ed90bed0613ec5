package io.portolan.preflight;

import io.portolan.catalog.BrokerAddress;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import io.portolan.runtime.CauseChain;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import javax.net.ssl.SSLEngine;
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
    private final AtomicBoolean askedApis = new AtomicBoolean();
    private volatile Optional<BrokerApis> apis = Optional.empty();
    private final Set<BrokerAddress> advertised = ConcurrentHashMap.newKeySet();
    private final Map<BrokerTarget, String> clusterIds = new ConcurrentHashMap<>();

    BrokerConnections(
            ClusterDefinition cluster, List<BrokerTarget> targets, OpenSockets sockets, PreflightLimits limits) {
        this.cluster = cluster;
        this.identity = DefinitionText.identity(cluster);
        this.targets = targets;
        this.sockets = sockets;
        this.limits = limits;
    }

    List<Finding> secure(TlsEngines engines, ParallelChecks checks) {
        TlsDiagnosis diagnosis = new TlsDiagnosis(engines, sockets, limits);
        return brokerChecks("TLS", "a TLS handshake with each address, by the cluster's ssl.* settings")
                .findings(targets, target -> secureTarget(target, diagnosis), checks);
    }

    private BrokerChecks brokerChecks(String step, String asked) {
        return new BrokerChecks(step, asked, cluster.authentication(), identity);
    }

    private BrokerCheckResult secureTarget(BrokerTarget target, TlsDiagnosis diagnosis) {
        try {
            // It comes first. So a setting that Kafka refuses shows before anything is sent.
            SSLEngine engine = diagnosis
                    .engines()
                    .createEngine(target.broker().host(), target.broker().port());
            open.put(target, BrokerConnection.connect(target, sockets, limits).startTls(engine));
            return target.result(Code.OK, CertificateText.describeSession(engine.getSession()));
        } catch (IOException e) {
            return diagnosis.diagnose(target, e, text(e));
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
            Optional<PortolanException> withheld = CauseChain.find(e, PortolanException.class);
            if (withheld.isPresent()) {
                throw withheld.get();
            }
            result = target.result(Code.IAM_FAILED, text(e));
        }
        if (!result.isOk()) {
            open.remove(target);
        }
        return result;
    }

    List<Finding> requestMetadata(ParallelChecks checks) {
        List<Finding> findings = new ArrayList<>(brokerChecks("metadata", "a metadata request at each address")
                .findings(live(), this::requestMetadataOf, checks));
        if (apis.isPresent()) {
            findings.add(Finding.about(Code.OK, cluster.name())
                    .seen(apis.get().toString())
                    .build());
        }
        return findings;
    }

    /** What the brokers speak. One of them is asked. Empty if it has not answered or is older than that question. */
    Optional<BrokerApis> apis() {
        return apis;
    }

    private BrokerCheckResult requestMetadataOf(BrokerTarget target) {
        try {
            BrokerConnection connection = openOrConnect(target);
            boolean first = !askedApis.getAndSet(true);
            int asked = first ? ApiVersionsRequest.send(connection) : 0;
            ClusterMetadata metadata = MetadataRequest.send(connection);
            addAdvertised(metadata.brokers());
            clusterIds.put(target, metadata.clusterId());
            if (first) {
                apis = ApiVersionsRequest.receive(connection, asked);
            }
            return target.result(Code.OK, text(metadata.brokers()));
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

    /** The cluster ids that the metadata names, in the order of the targets. */
    Map<BrokerTarget, String> clusterIds() {
        Map<BrokerTarget, String> ids = new LinkedHashMap<>();
        for (BrokerTarget target : targets) {
            String id = clusterIds.get(target);
            if (id != null) {
                ids.put(target, id);
            }
        }
        return ids;
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
