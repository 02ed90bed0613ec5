package io.portolan.preflight;

import io.portolan.diagnosis.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How long this JVM remembers names and that a name did not resolve. MSK replaces brokers and so their addresses.
 *
 * @param positive seconds as the setting has them. The value -1 means for ever. Empty for the JDK's 30 s.
 * @param stale seconds for which an old answer is used if no new one comes. Empty for none.
 * @param negative seconds for names that did not resolve. Empty for the JDK's 10 s.
 */
record JvmDnsCache(Optional<JvmSetting> positive, Optional<JvmSetting> stale, Optional<JvmSetting> negative) {

    private static final String TTL = "networkaddress.cache.ttl";
    private static final int LONGEST = 300;
    private static final int LONGEST_NEGATIVE = 60;

    /** The first JDK that knows stale answers. */
    private static final int STALE_SINCE = 21;

    static JvmDnsCache ofThisJvm() {
        Optional<JvmSetting> positive = JvmSetting.read(TTL, "sun.net.inetaddr.ttl");
        Optional<JvmSetting> stale = Runtime.version().feature() < STALE_SINCE
                ? Optional.empty()
                : JvmSetting.read("networkaddress.cache.stale.ttl", "sun.net.inetaddr.stale.ttl");
        return new JvmDnsCache(
                positive.isPresent() ? positive : ofSecurityManager(),
                stale,
                JvmSetting.read("networkaddress.cache.negative.ttl", "sun.net.inetaddr.negative.ttl"));
    }

    /** With a security manager, which JDKs before 24 may have, names are kept for ever unless a setting says otherwise. */
    // There is no other way to see it, and it is gone in later JDKs.
    @SuppressWarnings("removal")
    private static Optional<JvmSetting> ofSecurityManager() {
        return System.getSecurityManager() == null
                ? Optional.empty()
                : Optional.of(new JvmSetting("security manager", -1));
    }

    /** A warning for each setting that does harm. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        add(findings, positive, LONGEST, "Clients keep using the old addresses of brokers that were replaced.");
        // Without an ordinary cache there are no stale answers, and what is kept for ever never gets stale.
        boolean expires = positive.isEmpty() || positive.get().seconds() > 0;
        add(
                findings,
                expires ? stale : Optional.empty(),
                LONGEST,
                "If name servers fail, clients keep using the old addresses of brokers that were replaced.");
        add(
                findings,
                negative,
                LONGEST_NEGATIVE,
                "A name that did not resolve once stays unknown, even after its rule was corrected.");
        return findings;
    }

    private static void add(List<Finding> findings, Optional<JvmSetting> setting, int longest, String cause) {
        if (setting.isPresent() && setting.get().isLongerThan(longest)) {
            findings.add(setting.get().finding(longest, cause));
        }
    }
}
