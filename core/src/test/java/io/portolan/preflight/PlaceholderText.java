package io.portolan.preflight;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.ConfigData;
import org.apache.kafka.common.config.provider.ConfigProvider;

/** Replaces a placeholder such as {@code ${text:PEM}} by what stands in it. */
public final class PlaceholderText implements ConfigProvider {

    /** Kafka calls this by reflection. */
    public PlaceholderText() {}

    @Override
    public ConfigData get(String path) {
        return get(path, Set.of());
    }

    @Override
    public ConfigData get(String path, Set<String> keys) {
        Map<String, String> values = new HashMap<>();
        for (String key : keys) {
            values.put(key, key);
        }
        return new ConfigData(values);
    }

    @Override
    public void configure(Map<String, ?> config) {}

    @Override
    public void close() {}
}
