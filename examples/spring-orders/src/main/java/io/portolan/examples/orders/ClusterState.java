package io.portolan.examples.orders;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.portolan.Cluster;
import io.portolan.ClusterStatus;
import io.portolan.catalog.MskClusterArn;
import io.portolan.diagnosis.PreflightReport;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows of a cluster.
 *
 * @param health of Spring Boot's health endpoint: UP, DOWN, …
 * @param preflight the last report, by the JSON Schema of Portolan's reports
 * @param credentialsUntil when the session for Kafka ends, unless renewed as it will be
 */
record ClusterState(
        String name,
        String region,
        String account,
        String health,
        @JsonRawValue @Nullable String preflight,
        @Nullable Instant preflightAt,
        @Nullable Instant credentialsUntil) {

    static ClusterState of(Cluster cluster, String health) {
        ClusterStatus status = cluster.status();
        return new ClusterState(
                cluster.name(),
                status.region().orElse(""),
                cluster.definition()
                        .source()
                        .knownArn()
                        .map(MskClusterArn::account)
                        .orElse(""),
                health,
                status.lastPreflight().map(PreflightReport::toJson).orElse(null),
                status.lastPreflightAt().orElse(null),
                status.credentialsExpiry().orElse(null));
    }
}
