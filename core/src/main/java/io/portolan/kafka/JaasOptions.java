package io.portolan.kafka;

import static org.apache.kafka.common.config.SaslConfigs.SASL_JAAS_CONFIG;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import io.portolan.runtime.PercentText;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;
import software.amazon.msk.auth.iam.IAMLoginModule;

/**
 * The settings of a client's callback handler as options of the login module in {@code sasl.jaas.config}. The login module
 * ignores them. MirrorMaker and Connect drop keys that they do not know, but they pass on this property as it is.
 *
 * <p>All values are percent-encoded. Settings that stand beside {@code sasl.jaas.config} as keys of their own are
 * understood too, but without percent-encoding.
 */
final class JaasOptions {

    /** The first part of all names. */
    static final String PREFIX = "portolan.";

    /** The second one is in configurations of older versions. */
    private static final Set<String> LOGIN_MODULES = Set.of(IamLogin.class.getName(), IAMLoginModule.class.getName());

    private static final int LONGEST = 8 * 1024;
    private static final String PLACEHOLDER = "${";
    private static final String PASS_ON = "Pass on sasl.jaas.config as Cluster.clientConfig() gives it.";

    private JaasOptions() {}

    /**
     * The value of {@code sasl.jaas.config}. Equal settings give equal texts.
     *
     * @param settings by names that begin with {@link #PREFIX}
     * @throws PortolanException with {@code CATALOG_INVALID} if a value has a placeholder, or if the text is longer than 8
     *     KiB
     */
    static String write(Map<String, String> settings) {
        StringBuilder text = new StringBuilder(IamLogin.class.getName()).append(" required");
        for (Map.Entry<String, String> setting : new TreeMap<>(settings).entrySet()) {
            if (setting.getValue().contains(PLACEHOLDER)) {
                throw placeholder(setting.getKey());
            }
            text.append(' ').append(setting.getKey()).append("=\"");
            text.append(encode(setting.getValue())).append('"');
        }
        text.append(';');
        if (text.length() > LONGEST) {
            throw tooLong(text.length());
        }
        return text.toString();
    }

    /**
     * The settings that {@link #write} wrote, and those that are keys of their own.
     *
     * @param config the configuration of a Kafka client
     * @param jaas the entries of its {@code sasl.jaas.config}
     * @throws ConfigException if the two contradict each other, or if an option cannot be read
     */
    static Map<String, String> read(Map<String, ?> config, List<AppConfigurationEntry> jaas) {
        Map<String, String> settings = new TreeMap<>();
        for (AppConfigurationEntry entry : jaas) {
            if (LOGIN_MODULES.contains(entry.getLoginModuleName())) {
                readOptions(entry.getOptions(), settings);
            }
        }
        for (Map.Entry<String, ?> key : config.entrySet()) {
            if (key.getKey().startsWith(PREFIX) && key.getValue() instanceof String value) {
                String option = settings.putIfAbsent(key.getKey(), value);
                if (option != null && !option.equals(value)) {
                    throw contradiction(key.getKey());
                }
            }
        }
        return settings;
    }

    /** The same settings for a plug-in that Kafka gives no entries. */
    static Map<String, String> read(Map<String, ?> config) {
        Object jaas = config.get(SASL_JAAS_CONFIG);
        if (jaas == null) {
            return read(config, List.of());
        }
        Password text = jaas instanceof Password known ? known : new Password(jaas.toString());
        return read(
                config,
                JaasContext.loadClientContext(Map.of(SASL_JAAS_CONFIG, text)).configurationEntries());
    }

    private static void readOptions(Map<String, ?> options, Map<String, String> settings) {
        int length = 0;
        for (Map.Entry<String, ?> option : options.entrySet()) {
            if (option.getKey().startsWith(PREFIX)) {
                String text = String.valueOf(option.getValue());
                length += option.getKey().length() + text.length();
                settings.put(option.getKey(), decode(option.getKey(), text));
            }
        }
        if (length > LONGEST) {
            throw new ConfigException("The options of sasl.jaas.config that begin with " + PREFIX + " have " + length
                    + " characters. At most " + LONGEST + " are read. " + PASS_ON);
        }
    }

    /** Keeps the separators of lists readable too. */
    private static String encode(String value) {
        return PercentText.encode(value).replace("%2C", ",").replace("%3D", "=").replace("%7E", "~");
    }

    /** The value of an option. It is left out of errors because it may be an external id. */
    private static String decode(String name, String text) {
        if (text.contains(PLACEHOLDER)) {
            throw unreadable(name, "has the placeholder ${, which nothing has resolved");
        }
        try {
            return PercentText.decode(text);
        } catch (IllegalArgumentException e) {
            throw unreadable(name, "is not percent-encoded");
        }
    }

    private static ConfigException unreadable(String name, String reason) {
        return new ConfigException("The option " + name + " of sasl.jaas.config " + reason + ". " + PASS_ON);
    }

    private static ConfigException contradiction(String name) {
        return new ConfigException("The key " + name + " contradicts the option of that name in sasl.jaas.config."
                + " Remove the key. The option is what Cluster.clientConfig() gave.");
    }

    private static PortolanException placeholder(String name) {
        Finding finding = Finding.about(Code.CATALOG_INVALID, name)
                .asked("a value for the client's configuration")
                .seen("a text with " + PLACEHOLDER)
                .cause("This is a placeholder that nothing has resolved. Another JVM might put something else there.")
                .fix("Write the value itself into the catalog.")
                .build();
        return new PortolanException("The client's configuration would have a placeholder", finding);
    }

    private static PortolanException tooLong(int length) {
        Finding finding = Finding.about(Code.CATALOG_INVALID, "sasl.jaas.config")
                .asked("at most " + LONGEST + " characters")
                .seen(length + " characters")
                .cause(
                        "It carries the role chain and the CIDR blocks of all environments, so that clients are guarded in"
                                + " every JVM.")
                .fix("Declare fewer and larger foreign-cidr-blocks. Neighbouring blocks count as one.")
                .build();
        return new PortolanException("The client's configuration is too long", finding);
    }
}
