package io.portolan.spring.metrics;

import io.micrometer.core.instrument.Tags;
import io.portolan.Portolan;
import io.portolan.catalog.ClusterDefinition;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.regions.Region;

/** The tags {@code cluster} and {@code region} by the cluster's name. Thread-safe. */
final class ClusterTags implements Function<String, Tags> {

    private final Supplier<Portolan> portolan;
    private final Map<String, Tags> known = new ConcurrentHashMap<>();

    /** Creates tags that ask for Portolan late, because Portolan's listeners are created first. */
    ClusterTags(Supplier<Portolan> portolan) {
        this.portolan = portolan;
    }

    @Override
    public Tags apply(String cluster) {
        return known.computeIfAbsent(
                cluster, name -> of(portolan.get().cluster(name).definition()));
    }

    /** The tags of a cluster. The region of plain Kafka is {@code none}, since a tag must not be empty. */
    static Tags of(ClusterDefinition cluster) {
        return Tags.of(
                "cluster",
                cluster.name(),
                "region",
                cluster.region().map(Region::id).orElse("none"));
    }
}
