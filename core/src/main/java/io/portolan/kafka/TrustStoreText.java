package io.portolan.kafka;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.SslConfigs;

/** Says where a client finds the certificates that it trusts. */
final class TrustStoreText {

    private static final String JVM_SETTING = "javax.net.ssl.trustStore";

    private TrustStoreText() {}

    /** The setting with its value. Without a setting, it is the JVM's own trust store. */
    static String of(Map<String, ?> properties) {
        for (String setting : List.of(
                SslConfigs.SSL_ENGINE_FACTORY_CLASS_CONFIG,
                SslConfigs.SSL_TRUSTSTORE_CERTIFICATES_CONFIG,
                SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG)) {
            if (properties.get(setting) != null) {
                return SettingText.of(setting, properties.get(setting));
            }
        }
        return ofJvm();
    }

    /** The JVM's own trust store. The JVM takes its usual one if the file that is named does not exist. */
    static String ofJvm() {
        Path usual = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
        String named = System.getProperty(JVM_SETTING);
        if (named == null) {
            return usual + " (" + JVM_SETTING + " is not set)";
        }
        String setting = JVM_SETTING + "=" + named;
        return Files.exists(Path.of(named)) || named.equals("NONE") ? setting : usual + " (no file " + setting + ")";
    }
}
