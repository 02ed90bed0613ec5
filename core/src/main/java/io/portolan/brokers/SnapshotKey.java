package io.portolan.brokers;

import io.portolan.catalog.Endpoints;
import java.util.List;
import java.util.Optional;

/**
 * The question that a snapshot answers, as lines of text. It names the environment, the cluster with its region and listener, the
 * endpoint of the MSK API and the roles that ask.
 */
record SnapshotKey(List<String> lines) {

    /**
     * Empty if the account is not known. The same name without a role may be a cluster of another account in the next process.
     */
    static Optional<SnapshotKey> of(String environment, Endpoints endpoints, BrokerLookup lookup) {
        String roles = lookup.roles().isPresent() ? lookup.roles().get().roleArns(",") : "";
        if (lookup.source().knownArn().isEmpty() && roles.isEmpty()) {
            return Optional.empty();
        }
        String connectivity = "connectivity=" + lookup.cluster().access().connectivity();
        String endpoint = String.valueOf(endpoints.kafka().get(lookup.region()));
        return Optional.of(new SnapshotKey(List.of(
                "environment=" + environment,
                "endpoint=" + (endpoint.equals("null") ? "" : endpoint),
                "region=" + lookup.region(),
                "cluster=" + lookup.source().clusterKey(),
                lookup.ip().map(ip -> connectivity + " ip=" + ip).orElse(connectivity),
                "roles=" + roles)));
    }

    /** Equal keys have the same file name. Different keys have different ones. */
    String fileName() {
        return Sha256Digest.hex(String.join("\n", lines)).substring(0, 32) + SnapshotFolder.SUFFIX;
    }
}
