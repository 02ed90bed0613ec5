package io.portolan.credentials;

import java.util.HashMap;
import java.util.Map;

/** System properties that are set for the duration of a test. */
public final class SystemProperties implements AutoCloseable {

    private final Map<String, String> before = new HashMap<>();

    public void set(Map<String, String> values) {
        values.forEach((key, value) -> {
            before.putIfAbsent(key, System.getProperty(key, ""));
            System.setProperty(key, value);
        });
    }

    @Override
    public void close() {
        before.forEach((key, value) -> {
            if (value.isEmpty()) {
                System.clearProperty(key);
            } else {
                System.setProperty(key, value);
            }
        });
    }
}
