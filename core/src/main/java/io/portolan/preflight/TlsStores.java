package io.portolan.preflight;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Loads trust store and key store as kafka-clients would. The settings have Kafka's names. */
record TlsStores(Map<String, String> settings) {

    private static final String PEM = "PEM";
    private static final char[] NO_PASSWORD = {};

    /** The certificates to trust. If empty, those of the JVM are used. */
    Optional<KeyStore> trusted() throws GeneralSecurityException, IOException {
        String inline = settings.get("ssl.truststore.certificates");
        String location = settings.getOrDefault("ssl.truststore.location", "");
        if (inline == null && location.isEmpty()) {
            return Optional.empty();
        }
        if (inline == null && !pem("ssl.truststore.type")) {
            return Optional.of(store("ssl.truststore", location));
        }
        KeyStore store = empty();
        for (Certificate certificate : PemReader.certificates(inline == null ? read(location) : inline)) {
            store.setCertificateEntry("ca-" + store.size(), certificate);
        }
        return Optional.of(store);
    }

    /** The client's own certificate and key. Empty if it has none. */
    Optional<KeyStore> own() throws GeneralSecurityException, IOException {
        String chain = settings.get("ssl.keystore.certificate.chain");
        String location = settings.getOrDefault("ssl.keystore.location", "");
        if (chain == null && location.isEmpty()) {
            return Optional.empty();
        }
        if (chain == null && !pem("ssl.keystore.type")) {
            return Optional.of(store("ssl.keystore", location));
        }
        String certificates = chain == null ? read(location) : chain;
        String key = chain == null ? certificates : settings.getOrDefault("ssl.keystore.key", "");
        KeyStore store = empty();
        store.setKeyEntry(
                "client",
                PemReader.key(key),
                NO_PASSWORD,
                PemReader.certificates(certificates).toArray(Certificate[]::new));
        return Optional.of(store);
    }

    /** The password of the private key in {@link #own}. */
    char[] keyPassword() {
        if (settings.containsKey("ssl.keystore.certificate.chain") || pem("ssl.keystore.type")) {
            return NO_PASSWORD;
        }
        return Optional.ofNullable(settings.get("ssl.key.password"))
                .or(() -> Optional.ofNullable(settings.get("ssl.keystore.password")))
                .map(String::toCharArray)
                .orElse(NO_PASSWORD);
    }

    /** Whether the private key is encrypted, so that only kafka-clients can read it. */
    boolean encryptedKey() {
        boolean pem = settings.containsKey("ssl.keystore.certificate.chain") || pem("ssl.keystore.type");
        return pem && settings.containsKey("ssl.key.password");
    }

    private boolean pem(String typeSetting) {
        return settings.getOrDefault(typeSetting, "JKS")
                .toUpperCase(Locale.ROOT)
                .equals(PEM);
    }

    private KeyStore store(String prefix, String location) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(settings.getOrDefault(prefix + ".type", "JKS"));
        String password = settings.get(prefix + ".password");
        try (InputStream file = Files.newInputStream(Path.of(location))) {
            store.load(file, password == null ? null : password.toCharArray());
        }
        return store;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static String read(String location) throws IOException {
        return Files.readString(Path.of(location));
    }

    /** The places that the settings name, in words for people. */
    String locations() {
        String named = Stream.of("ssl.truststore.location", "ssl.keystore.location")
                .filter(settings::containsKey)
                .map(setting -> setting + "=" + settings.get(setting))
                .collect(Collectors.joining(", "));
        return named.isEmpty() ? "ssl.*" : named;
    }
}
