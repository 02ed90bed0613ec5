package io.portolan.spring;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import io.portolan.spring.connection.ClusterConnectionDetails;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;

/** The application's own answer to where Kafka is, be it by hand or of docker compose: it stands in for the primary. */
record PrimaryStandIn(KafkaConnectionDetails details) implements ClusterConnectionDetails {

    private static final String PLAIN = "PLAINTEXT";

    @Override
    public Map<String, String> bootstrapServers(Collection<String> clusters, @Nullable String primary) {
        String protocol = details.getSecurityProtocol();
        if (details.getSslBundle() != null || (protocol != null && !protocol.isEmpty() && !protocol.equals(PLAIN))) {
            throw refused(
                    "plain Kafka, without encryption or authentication",
                    "the security protocol " + protocol + (details.getSslBundle() == null ? "" : " and an SSL bundle"));
        }
        return Map.of(known(primary, "KafkaConnectionDetails"), String.join(",", details.getBootstrapServers()));
    }

    /** The primary; what stands in says itself for nobody. */
    static String known(@Nullable String primary, String standIn) {
        if (primary == null) {
            throw refused(
                    "the primary, for " + standIn + " to stand in for", "several clusters, and no portolan.primary");
        }
        return primary;
    }

    private static PortolanException refused(String asked, String seen) {
        return new PortolanException(
                "It cannot be told what stands in for a cluster",
                Finding.about(Code.UNKNOWN_CLUSTER, "KafkaConnectionDetails")
                        .asked(asked)
                        .seen(seen)
                        .cause("Otherwise records that are meant for it would go to the real cluster.")
                        .fix(
                                "Set portolan.primary, or replace it by a bean of ClusterConnectionDetails, which names clusters;"
                                        + " portolan.primary=none leaves it to Spring Boot's own beans.")
                        .build());
    }
}
