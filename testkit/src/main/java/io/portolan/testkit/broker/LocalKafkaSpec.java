package io.portolan.testkit.broker;

import java.time.Duration;
import java.util.List;

/**
 * What a cluster is to be.
 *
 * @param bootstrapHost the cluster's bootstrap name: clients may sign for it, no broker advertises it
 * @param nodes its brokers, at least one
 * @param certificate what the brokers present; it must cover the bootstrap name and every node's name
 * @param verifier who checks the signed payloads
 * @param grants what each role may do; may change while the cluster runs
 * @param sessionLife after how long a connection must re-authenticate (KIP-368); zero: when its credentials expire
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
                    "The cluster of " + bootstrapHost + " has no node: declare at least one");
        }
    }
}
