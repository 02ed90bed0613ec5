package io.portolan;

import io.portolan.catalog.RoleChain;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** The credentials of a role of the catalog. It has nothing to close, as {@link ClusterCredentials}. Thread-safe. */
final class RoleCredentials implements AwsCredentialsProvider {

    private final RoleChain role;
    private final ClusterIdentities identities;

    RoleCredentials(RoleChain role, ClusterIdentities identities) {
        this.role = role;
        this.identities = identities;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        return identities.roleCredentials(role).resolveCredentials();
    }

    @Override
    public String toString() {
        return "credentials of the role " + role.name();
    }
}
