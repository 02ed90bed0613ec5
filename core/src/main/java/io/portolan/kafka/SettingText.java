package io.portolan.kafka;

import org.apache.kafka.common.config.ConfigDef;
import org.jspecify.annotations.Nullable;

/** Writes a TLS setting for people, without secrets. */
final class SettingText {

    private static final ConfigDef TLS = new ConfigDef().withClientSslSupport();
    private static final int LONGEST = 200;

    private SettingText() {}

    /** The setting as {@code name=value}. The value is left out if Kafka takes it for a password or does not know it. */
    static String of(String name, @Nullable Object value) {
        ConfigDef.ConfigKey key = TLS.configKeys().get(name);
        boolean open = key != null && key.type != ConfigDef.Type.PASSWORD;
        return open && value instanceof String text && isHarmless(text) ? name + "=" + text : name;
    }

    /** The reason of an exception, in one line. Some exceptions repeat the text of a file that was pasted as its location. */
    static String of(Throwable failure) {
        Throwable reason = failure;
        while (reason.getCause() != null) {
            reason = reason.getCause();
        }
        String message = String.valueOf(reason.getMessage());
        String name = reason.getClass().getSimpleName();
        return isHarmless(message) ? name + ": " + message.lines().findFirst().orElse("") : name;
    }

    private static boolean isHarmless(String text) {
        return text.length() <= LONGEST && !text.contains("-----BEGIN");
    }
}
