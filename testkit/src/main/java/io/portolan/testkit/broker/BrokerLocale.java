package io.portolan.testkit.broker;

import java.util.Locale;

/** Kafka's brokers make upper case of the names of constants by the default locale. In Turkish they do not find them. */
final class BrokerLocale {

    private BrokerLocale() {}

    /** @throws IllegalStateException if brokers cannot start in this locale */
    static void check(Locale locale) {
        if (!"classic".toUpperCase(locale).equals("CLASSIC")) {
            throw new IllegalStateException("Kafka's brokers do not start in the default locale " + locale
                    + ". Start the JVM of the tests with -Duser.language=en.");
        }
    }
}
