package io.portolan.preflight;

import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.Hop;
import io.portolan.catalog.RoleChain;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** Says what the catalog makes of a name. */
final class DefinitionText {

    private static final String BASE = "base identity";

    private DefinitionText() {}

    static Finding finding(ClusterDefinition cluster) {
        return Finding.about(Code.OK, cluster.name())
                .seen(cluster.source().description() + ", " + access(cluster))
                .build();
    }

    static Finding controlPlane(ClusterDefinition cluster) {
        return Finding.about(Code.OK, "MSK API")
                .seen(roles(cluster.access().controlPlane()))
                .build();
    }

    static Finding dataPlane(ClusterDefinition cluster) {
        return Finding.about(Code.OK, "Kafka")
                .seen(roles(cluster.access().dataPlane()))
                .build();
    }

    /** Whom the brokers see. */
    static String identity(ClusterDefinition cluster) {
        Optional<RoleChain> chain = cluster.access().dataPlane();
        if (chain.isEmpty()) {
            return "the base identity";
        }
        List<Hop> hops = chain.get().hops();
        return hops.get(hops.size() - 1).roleArn();
    }

    private static String access(ClusterDefinition cluster) {
        if (!cluster.iam()) {
            return cluster.access().securityProtocol();
        }
        Optional<RoleChain> chain = cluster.access().dataPlane();
        return "IAM as " + (chain.isPresent() ? "role " + chain.get().name() : BASE);
    }

    private static String roles(Optional<RoleChain> chain) {
        if (chain.isEmpty()) {
            return BASE;
        }
        StringJoiner roles = new StringJoiner(", then ");
        for (Hop hop : chain.get().hops()) {
            roles.add(hop.roleArn());
        }
        return roles.toString();
    }
}
