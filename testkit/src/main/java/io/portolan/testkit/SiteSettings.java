package io.portolan.testkit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** The system properties by which this JVM has the base identity and the region of a site. Not thread-safe. */
final class SiteSettings {

    private final Map<String, Optional<String>> former = new HashMap<>();

    /** The key is a long-lived one, so a token of somebody else's session must not stand beside it. */
    void set(Site site) {
        AwsCredentials key = site.credentials();
        put("aws.accessKeyId", Optional.of(key.accessKeyId()));
        put("aws.secretAccessKey", Optional.of(key.secretAccessKey()));
        put("aws.sessionToken", Optional.empty());
        put("aws.region", Optional.of(site.region()));
    }

    /** Puts back what was there before. */
    void restore() {
        former.forEach(SiteSettings::write);
        former.clear();
    }

    private void put(String name, Optional<String> value) {
        former.put(name, Optional.ofNullable(System.getProperty(name)));
        write(name, value);
    }

    private static void write(String name, Optional<String> value) {
        value.ifPresentOrElse(text -> System.setProperty(name, text), () -> System.clearProperty(name));
    }
}
