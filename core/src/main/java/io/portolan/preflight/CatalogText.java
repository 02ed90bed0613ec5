package io.portolan.preflight;

import io.portolan.catalog.BrokerSource;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.Hop;
import io.portolan.catalog.RoleChain;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import java.util.stream.Collectors;

/** Says what the catalog makes of a name. */
final class CatalogText {

    private CatalogText() {}

    static Finding of(ClusterDefinition cluster) {
        return Finding.about(Code.OK, cluster.name())
                .seen(source(cluster.source()) + ", " + access(cluster))
                .build();
    }

    static Finding controlPlane(ClusterDefinition cluster) {
        return Finding.about(Code.OK, "MSK API")
                .seen(cluster.access().controlPlane().map(CatalogText::roles).orElse("base identity"))
                .build();
    }

    static Finding dataPlane(ClusterDefinition cluster) {
        return Finding.about(Code.OK, "Kafka")
                .seen(cluster.access().dataPlane().map(CatalogText::roles).orElse("base identity"))
                .build();
    }

    /** Whom the brokers see. */
    static String identity(ClusterDefinition cluster) {
        return cluster.access()
                .dataPlane()
                .map(RoleChain::hops)
                .map(hops -> hops.get(hops.size() - 1).roleArn())
                .orElse("the base identity");
    }

    // Java 17 has no pattern switch
    private static String source(BrokerSource source) {
        if (source instanceof BrokerSource.ByArn byArn) {
            return byArn.arn().value();
        }
        if (source instanceof BrokerSource.ByName byName) {
            return "the MSK cluster named " + byName.clusterName();
        }
        return "bootstrap servers given in the catalog";
    }

    private static String access(ClusterDefinition cluster) {
        if (!cluster.iam()) {
            return cluster.access().securityProtocol();
        }
        return "IAM as "
                + cluster.access()
                        .dataPlane()
                        .map(chain -> "role " + chain.name())
                        .orElse("base identity");
    }

    private static String roles(RoleChain chain) {
        return chain.hops().stream().map(Hop::roleArn).collect(Collectors.joining(", then "));
    }
}
