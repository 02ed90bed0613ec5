package io.portolan.preflight;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import java.security.Security;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A setting of this JVM in seconds. A value below zero means for ever.
 *
 * @param name the property that has it
 */
record JvmSetting(String name, int seconds) {

    /** Reads it as the JDK does. A text that is no number is ignored. */
    static Optional<JvmSetting> read(String securityProperty, String systemProperty) {
        Optional<JvmSetting> setting = parse(securityProperty, Security.getProperty(securityProperty));
        return setting.isPresent() ? setting : parse(systemProperty, System.getProperty(systemProperty));
    }

    private static Optional<JvmSetting> parse(String name, @Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(new JvmSetting(name, Integer.decode(text)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    boolean isLongerThan(int longest) {
        return seconds < 0 || seconds > longest;
    }

    Finding finding(int longest, String cause) {
        return Finding.about(Code.JVM_DNS_CACHE, name)
                .asked("at most " + longest + " s")
                .seen(seconds < 0 ? "for ever (" + seconds + ")" : seconds + " s")
                .cause(cause)
                .fix(fix())
                .build();
    }

    private String fix() {
        if (name.startsWith("sun.")) {
            return "Leave it at its default. It is set by -D" + name + ".";
        }
        return name.startsWith("networkaddress.")
                ? "Leave it at its default. It is set in the JDK's conf/security/java.security, by"
                        + " -Djava.security.properties=<file>, or by Security.setProperty before the first look-up."
                : "Set the security property networkaddress.cache.ttl to 30, in the JDK's conf/security/java.security or by"
                        + " -Djava.security.properties=<file>.";
    }
}
