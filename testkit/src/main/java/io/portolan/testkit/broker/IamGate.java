package io.portolan.testkit.broker;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** Decides for one broker which callers it accepts. */
record IamGate(LocalKafkaSpec cluster, NodeSpec node, BrokerFaults faults, Consumer<Authentication> log) {
    /** The configuration key of the gate's id. */
    static final String CONFIG = "portolan.testkit.gate";

    // Kafka makes its plugins by name and gives them only the strings of the broker's configuration.
    private static final Map<String, IamGate> OPEN = new ConcurrentHashMap<>();

    /** Registers the gate under a new id and returns the id. */
    String open() {
        String id = UUID.randomUUID().toString();
        OPEN.put(id, this);
        return id;
    }

    /** Removes the gate, so nothing of a closed cluster stays in memory. */
    void close() {
        OPEN.values().remove(this);
    }

    static IamGate from(Map<String, ?> configs) {
        IamGate gate = OPEN.get(String.valueOf(configs.get(CONFIG)));
        if (gate == null) {
            throw new IllegalArgumentException("The broker's configuration names no open gate in " + CONFIG
                    + ". This class works only in a broker that LocalKafka has started");
        }
        return gate;
    }

    /** The certificate that the broker presents to a new connection. */
    ServerCertificate certificate() {
        return faults.certificate().orElse(cluster.certificate());
    }

    /** Accepts the sender of an {@code AWS_MSK_IAM} message or fails with the text that MSK sends. */
    BrokerCaller admit(byte[] message, UUID requestId) {
        return admit(() -> verify(message), requestId);
    }

    /** Accepts the sender of an {@code OAUTHBEARER} token or fails with the text that MSK sends. */
    BrokerCaller admitToken(String token, UUID requestId) {
        return admit(() -> cluster.verifier().verifyToken(token), requestId);
    }

    /** The log gets the true reason of a failure. */
    private BrokerCaller admit(Proof proof, UUID requestId) {
        if (faults.throttling()) {
            log.accept(new Authentication(node.id(), "", "Throttled by a fault of the estate"));
            throw new SaslAuthenticationException("[" + requestId + "]: Too many connects");
        }
        String arn = "";
        try {
            BrokerCaller caller = proof.verify();
            arn = caller.arn();
            if (faults.denies(arn) || !cluster.grants().mayConnect(arn)) {
                throw new CallerDenied(arn + " has no grant in the cluster of " + cluster.bootstrapHost());
            }
            log.accept(new Authentication(node.id(), arn, ""));
            return caller;
        } catch (CallerDenied e) {
            log.accept(new Authentication(node.id(), arn, String.valueOf(e.getMessage())));
            throw new SaslAuthenticationException("[" + requestId + "]: Access denied", e);
        }
    }

    @FunctionalInterface
    private interface Proof {
        BrokerCaller verify() throws CallerDenied;
    }

    private BrokerCaller verify(byte[] message) throws CallerDenied {
        Map<String, String> payload = parse(message);
        String host = payload.getOrDefault("host", "");
        if (!hosts().contains(host)) {
            throw new CallerDenied("The payload is signed for the host \"" + host + "\", this is " + node.host()
                    + " of " + cluster.bootstrapHost());
        }
        return cluster.verifier().verify(payload, host);
    }

    /** The names that clients may sign for. */
    private Set<String> hosts() {
        Set<String> hosts = new HashSet<>(Set.of(cluster.bootstrapHost(), node.host()));
        node.ipv6().ifPresent(ipv6 -> hosts.addAll(Set.of(ipv6.bootstrapHost(), ipv6.host())));
        return hosts;
    }

    private static Map<String, String> parse(byte[] message) throws CallerDenied {
        try {
            return JsonNode.parser().parse(message).asObject().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, field -> field.getValue().text()));
        } catch (RuntimeException e) {
            throw new CallerDenied("The payload is not a JSON object of strings");
        }
    }
}
