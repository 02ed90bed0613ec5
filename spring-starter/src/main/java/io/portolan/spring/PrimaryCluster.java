package io.portolan.spring;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * The cluster that unqualified Kafka beans belong to.
 *
 * @param cluster its logical name, or null if there is none
 * @param open whether Spring Boot has no Kafka beans of its own either
 */
record PrimaryCluster(@Nullable String cluster, boolean open) {

    private static final String NONE = "none";

    static PrimaryCluster of(PortolanSettings settings, Set<String> clusters, Environment environment) {
        String named = settings.properties().primary();
        if (named == null) {
            return clusters.size() == 1
                    ? new PrimaryCluster(clusters.iterator().next(), false)
                    : new PrimaryCluster(null, !RefusedProperties.namesBrokers(environment));
        }
        if (clusters.contains(named)) {
            return new PrimaryCluster(named, false);
        }
        if (named.equals(NONE)) {
            return new PrimaryCluster(null, false);
        }
        throw new PortolanException("There is no such primary cluster", unknown(settings, named, clusters));
    }

    /** Whether the user leaves unqualified beans to {@code spring.kafka.*}. */
    static boolean isNone(Environment environment) {
        return NONE.equals(environment.getProperty("portolan.primary"));
    }

    /** Whether this is the primary cluster. */
    boolean matches(String name) {
        return name.equals(cluster);
    }

    /**
     * Whether unqualified injection points may get the beans of this cluster. If several clusters offer them, the
     * injection fails.
     */
    boolean offers(String name) {
        return open || matches(name);
    }

    /** Whether Spring Boot may configure another cluster by {@code spring.kafka.*}. */
    boolean leavesSpringKafka() {
        return cluster == null && !open;
    }

    private static Finding unknown(PortolanSettings settings, String named, Set<String> clusters) {
        return Finding.about(Code.UNKNOWN_CLUSTER, settings.origins().subject("portolan.primary"))
                .asked("one of the clusters " + clusters + ", or " + NONE)
                .seen(named)
                .cause("The catalog has no cluster of this name.")
                .fix("Correct the name. The value none leaves unqualified Kafka beans to spring.kafka.*.")
                .build();
    }
}
