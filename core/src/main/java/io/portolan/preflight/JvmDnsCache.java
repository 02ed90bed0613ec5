package io.portolan.preflight;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long this JVM remembers names and that a name did not resolve. MSK replaces brokers and so their addresses.
 *
 * @param positive seconds as the setting has them. The value -1 means for ever. Empty for the JDK's 30 s.
 * @param negative seconds for names that did not resolve. Empty for the JDK's 10 s.
 */
record JvmDnsCache(Optional<Integer> positive, Optional<Integer> negative) {

    private static final String TTL = "networkaddress.cache.ttl";
    private static final String NEGATIVE_TTL = "networkaddress.cache.negative.ttl";
    private static final int LONGEST = 300;
    private static final int LONGEST_NEGATIVE = 60;

    static JvmDnsCache ofThisJvm() {
        return new JvmDnsCache(
                seconds(TTL, "sun.net.inetaddr.ttl"), seconds(NEGATIVE_TTL, "sun.net.inetaddr.negative.ttl"));
    }

    private static Optional<Integer> seconds(String securityProperty, String systemProperty) {
        Optional<Integer> seconds = seconds(Security.getProperty(securityProperty));
        return seconds.isPresent() ? seconds : seconds(System.getProperty(systemProperty));
    }

    /** The seconds. Like the JDK, it ignores a text that is no number. */
    private static Optional<Integer> seconds(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(Integer.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A warning for each setting that does harm. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        if (isTooLong(positive, LONGEST)) {
            findings.add(finding(
                    TTL,
                    positive.get(),
                    LONGEST,
                    "Clients keep using the old addresses of brokers that were replaced."));
        }
        if (isTooLong(negative, LONGEST_NEGATIVE)) {
            findings.add(finding(
                    NEGATIVE_TTL,
                    negative.get(),
                    LONGEST_NEGATIVE,
                    "A name that did not resolve once stays unknown, even after its rule was corrected."));
        }
        return findings;
    }

    private static boolean isTooLong(Optional<Integer> seconds, int longest) {
        return seconds.isPresent() && (seconds.get() < 0 || seconds.get() > longest);
    }

    private static Finding finding(String setting, int seconds, int longest, String cause) {
        return Finding.about(Code.JVM_DNS_CACHE, setting)
                .asked("at most " + longest + " s")
                .seen(seconds < 0 ? "for ever (" + seconds + ")" : seconds + " s")
                .cause(cause)
                .fix("Leave it at its default. It is set in the JDK's conf/security/java.security, by"
                        + " -Djava.security.properties=<file>, or by Security.setProperty before the first look-up.")
                .build();
    }
}
