package io.portolan.spring.connection;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * Plain Kafkas that stand in for clusters of the catalog, for tests and development. What the catalog says of such a cluster's
 * place, roles and protocol is passed over; its Kafka properties and its preflight's policy stay.
 *
 * <p>Asked when the catalog is made, on one thread.
 */
public interface ClusterConnectionDetails extends ConnectionDetails {

    /**
     * Where the stand-ins listen, without encryption or authentication.
     *
     * @param clusters the logical names of the catalog
     * @param primary the cluster that unqualified Kafka beans are of, if there is one
     * @return by logical name, {@code host:port,host:port}; clusters that are not in it stay as they are
     */
    Map<String, String> bootstrapServers(Collection<String> clusters, @Nullable String primary);
}
