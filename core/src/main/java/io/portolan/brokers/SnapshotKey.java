package io.portolan.brokers;

import io.portolan.catalog.Endpoints;
import java.util.List;
import java.util.Optional;

/**
 * What a snapshot must have been asked for to be an answer: the same cluster, of the same environment, at the same endpoint of
 * the MSK API, by the same roles. As lines of text.
 */
record SnapshotKey(List<String> lines) {

    /** Empty where the account is not known: by name and without a role, the same question may be about another's cluster. */
    static Optional<SnapshotKey> of(String environment, Endpoints endpoints, BrokerLookup lookup) {
        String roles = lookup.roles().isPresent() ? lookup.roles().get().roleArns(",") : "";
        if (lookup.source().knownArn().isEmpty() && roles.isEmpty()) {
            return Optional.empty();
        }
        String endpoint = String.valueOf(endpoints.kafka().get(lookup.region()));
        return Optional.of(new SnapshotKey(List.of(
                "environment=" + environment,
                "endpoint=" + (endpoint.equals("null") ? "" : endpoint),
                "region=" + lookup.region(),
                "cluster=" + lookup.source().clusterKey(),
                "listener=" + lookup.listener(),
                "roles=" + roles)));
    }

    /** The same for the same key, and for no other. */
    String fileName() {
        return Sha256Digest.hex(String.join("\n", lines)).substring(0, 32) + SnapshotFolder.SUFFIX;
    }
}
