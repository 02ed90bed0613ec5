package io.portolan.catalog;

/** How the connections to a cluster are protected. Each is spelled as Kafka spells it. */
public enum SecurityProtocol {
    /** TLS, and clients authenticate by SASL. The default. */
    SASL_SSL,
    /** TLS alone. */
    SSL,
    /** Neither TLS nor SASL. */
    PLAINTEXT;

    /** Whether connections begin with a TLS handshake. */
    public boolean encrypted() {
        return this != PLAINTEXT;
    }

    /** Whether clients take the SASL step before they speak Kafka. */
    public boolean usesSasl() {
        return this == SASL_SSL;
    }
}
