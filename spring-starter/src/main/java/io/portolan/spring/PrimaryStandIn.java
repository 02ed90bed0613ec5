package io.portolan.spring;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import io.portolan.spring.connection.ClusterConnectionDetails;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;

/**
 * Connection details of the application stand in for the primary cluster. The application or Docker Compose provides
 * them.
 */
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

    /**
     * The primary cluster, since the stand-in itself names none.
     *
     * @throws PortolanException if there is no primary cluster
     */
    static String known(@Nullable String primary, String standIn) {
        if (primary == null) {
            throw refused(
                    "the primary, for " + standIn + " to stand in for", "several clusters, and no portolan.primary");
        }
        return primary;
    }

    private static PortolanException refused(String asked, String seen) {
        return new PortolanException(
                "A stand-in for a cluster cannot be used",
                Finding.about(Code.UNKNOWN_CLUSTER, "KafkaConnectionDetails")
                        .asked(asked)
                        .seen(seen)
                        .cause("Without the stand-in, test records would go to the real cluster.")
                        .fix("Set portolan.primary, or use a bean of ClusterConnectionDetails, which names clusters."
                                + " With portolan.primary=none only Spring Boot's own beans use the stand-in.")
                        .build());
    }
}
