package io.portolan.spring.connection;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * Plain Kafka brokers that stand in for clusters of the catalog in tests and development. They replace the cluster's
 * place, roles and protocol. The cluster's Kafka properties and its preflight policy stay.
 *
 * <p>It is called on one thread when the catalog is made.
 */
public interface ClusterConnectionDetails extends ConnectionDetails {

    /**
     * The brokers of the stand-ins. They use neither encryption nor authentication.
     *
     * @param clusters The logical names in the catalog.
     * @param primary The cluster of unqualified Kafka beans, or null if there is none.
     * @return Brokers such as {@code host:port,host:port} by logical name. Clusters that are missing here stay as
     *     they are.
     */
    Map<String, String> bootstrapServers(Collection<String> clusters, @Nullable String primary);
}
