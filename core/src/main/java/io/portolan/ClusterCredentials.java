package io.portolan;

import io.portolan.catalog.ClusterDefinition;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * The credentials of a cluster's Kafka clients for others than these clients. It has nothing to close, because the SDK's
 * clients close a provider that can be closed. Thread-safe.
 */
final class ClusterCredentials implements AwsCredentialsProvider {

    private final ClusterDefinition cluster;
    private final ClusterIdentities identities;

    private ClusterCredentials(ClusterDefinition cluster, ClusterIdentities identities) {
        this.cluster = cluster;
        this.identities = identities;
    }

    static ClusterCredentials of(ClusterDefinition cluster, ClusterIdentities identities) {
        if (!cluster.authentication().usesAwsIdentity()) {
            throw withoutIam(cluster.name());
        }
        return new ClusterCredentials(cluster, identities);
    }

    @Override
    public AwsCredentials resolveCredentials() {
        return identities.dataPlaneCredentials(cluster).resolveCredentials();
    }

    @Override
    public String toString() {
        return "credentials of the cluster " + cluster.name();
    }

    private static PortolanException withoutIam(String name) {
        return new PortolanException(
                "There are no AWS credentials of " + name,
                Finding.about(Code.NO_IAM_LISTENER, name)
                        .asked("the AWS credentials of the cluster's clients")
                        .seen("a security-protocol of plain Kafka in the catalog")
                        .cause("Clients of plain Kafka have no AWS identity.")
                        .fix("Name a cluster that uses IAM. It has no security-protocol.")
                        .build());
    }
}
