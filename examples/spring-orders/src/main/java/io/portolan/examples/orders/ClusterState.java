package io.portolan.examples.orders;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.portolan.Cluster;
import io.portolan.ClusterStatus;
import io.portolan.catalog.MskClusterArn;
import io.portolan.diagnosis.PreflightReport;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of a cluster on the page.
 *
 * @param health The status in Spring Boot's health endpoint, such as UP or DOWN.
 * @param preflight The last report. Its JSON follows the JSON Schema of Portolan's reports.
 * @param credentialsUntil The end of the session for Kafka. Portolan renews the session before.
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
