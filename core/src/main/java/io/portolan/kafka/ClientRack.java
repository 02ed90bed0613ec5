package io.portolan.kafka;

import static org.apache.kafka.clients.CommonClientConfigs.CLIENT_RACK_CONFIG;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The value {@code auto} of {@code client.rack}. It stands for the availability zone of the client's host, because the
 * brokers of MSK have the ids of their zones as racks. A consumer then reads from a replica of its own zone, if the cluster
 * lets it.
 */
public final class ClientRack {

    private static final String AUTO = "auto";

    private ClientRack() {}

    /** Whether this configuration says {@code auto}. */
    public static boolean isAutomatic(Map<String, ?> config) {
        return AUTO.equals(config.get(CLIENT_RACK_CONFIG));
    }

    /**
     * Replaces {@code auto}. Without a zone the property is removed. Another value, or none, stays and asks nobody.
     *
     * @param zone the id of the host's availability zone, for which AWS may be asked
     */
    public static void fill(Map<String, Object> config, Supplier<Optional<String>> zone) {
        if (!isAutomatic(config)) {
            return;
        }
        Optional<String> id = zone.get();
        if (id.isPresent()) {
            config.put(CLIENT_RACK_CONFIG, id.get());
        } else {
            config.remove(CLIENT_RACK_CONFIG);
        }
    }
}
