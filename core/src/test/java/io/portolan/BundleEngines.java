package io.portolan;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;

/** A factory of the user's. Its settings are an object in the client's properties, as frameworks do with their bundles. */
public final class BundleEngines extends DefaultSslEngineFactory {

    static final String BUNDLE = "com.example.Bundle";

    /** Kafka calls this by reflection. */
    public BundleEngines() {}

    @Override
    public void configure(Map<String, ?> config) {
        Map<?, ?> bundle = (Map<?, ?>) config.get(BUNDLE);
        super.configure(
                new HashMap<>(new AbstractConfig(new ConfigDef().withClientSslSupport(), bundle, false).values()));
    }
}
