package io.portolan.testkit.broker;

import java.time.Duration;
import java.util.List;

/**
 * The description of a cluster.
 *
 * @param bootstrapHost the cluster's bootstrap name. Clients may sign for it. No broker advertises it.
 * @param nodes its brokers. At least one is needed.
 * @param certificate the brokers' certificate. It must cover the bootstrap name and every node's name.
 * @param verifier verifies the signed payloads
 * @param grants what each role may do. They may change while the cluster runs.
 * @param sessionLife the time after which a connection must re-authenticate (KIP-368). Zero means that only the expiry of the
 *     credentials ends a session.
 */
public record LocalKafkaSpec(
        String bootstrapHost,
        List<NodeSpec> nodes,
        ServerCertificate certificate,
        PayloadVerifier verifier,
        Grants grants,
        Duration sessionLife) {
    /** Copies the list of nodes. */
    public LocalKafkaSpec {
        nodes = List.copyOf(nodes);
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException(
                    "The cluster of " + bootstrapHost + " has no node. Declare at least one");
        }
    }
}
