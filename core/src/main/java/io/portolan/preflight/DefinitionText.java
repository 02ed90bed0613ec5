package io.portolan.preflight;

import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.RoleChain;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import java.util.Optional;

/** Says what a name stands for in the catalog. */
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

    /** The identity that the brokers see. */
    static String identity(ClusterDefinition cluster) {
        Optional<RoleChain> chain = cluster.access().dataPlane();
        return chain.isPresent() ? chain.get().lastHop().roleArn() : "the base identity";
    }

    private static String access(ClusterDefinition cluster) {
        if (!cluster.authentication().usesAwsIdentity()) {
            return cluster.access().securityProtocol().name();
        }
        Optional<RoleChain> chain = cluster.access().dataPlane();
        return "IAM as " + (chain.isPresent() ? "role " + chain.get().name() : BASE);
    }

    private static String roles(Optional<RoleChain> chain) {
        return chain.isPresent() ? chain.get().roleArns(", then ") : BASE;
    }
}
