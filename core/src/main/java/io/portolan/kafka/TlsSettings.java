package io.portolan.kafka;

import io.portolan.catalog.ClusterDefinition;
import io.portolan.preflight.TlsEngines;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.config.SslConfigs;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a client that decide how it does TLS. Clients with equal settings need one TLS check. A value that may hold
 * secrets, immutable and thread-safe.
 */
public final class TlsSettings {

    private final Map<String, Object> properties;

    private TlsSettings(Map<String, Object> properties) {
        this.properties = properties;
    }

    /** The settings that the catalog gives to all clients of this cluster. */
    public static TlsSettings of(ClusterDefinition cluster) {
        return of(cluster.settings().kafka());
    }

    /** The settings among all properties of a client. */
    static TlsSettings of(Map<String, ?> all) {
        boolean ownFactory = all.get(SslConfigs.SSL_ENGINE_FACTORY_CLASS_CONFIG) != null;
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Map.Entry<String, ?> property : all.entrySet()) {
            // A factory of the user's is a plug-in. It may read any property that Kafka does not know.
            if (isAboutTls(property.getKey()) || (ownFactory && !ClientKind.isKnown(property.getKey()))) {
                properties.put(property.getKey(), property.getValue());
            }
        }
        return new TlsSettings(properties);
    }

    /** Placeholders may stand for any setting, so the providers that replace them are settings too. */
    private static boolean isAboutTls(String property) {
        return property.startsWith("ssl.")
                || property.startsWith("config.providers")
                || property.equals("security.providers");
    }

    /**
     * Makes the engines of a client with these settings. Reads the files that they name.
     *
     * @throws io.portolan.diagnosis.PortolanException if Kafka refuses a setting. The finding names it.
     */
    public TlsEngines openEngines() {
        return KafkaTlsEngines.open(properties);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TlsSettings that && properties.equals(that.properties);
    }

    @Override
    public int hashCode() {
        return properties.hashCode();
    }

    /** The names of the settings. Their values may be secrets. */
    @Override
    public String toString() {
        return "TlsSettings" + properties.keySet();
    }
}
