package io.portolan.catalog;

/** How the connections to a cluster are protected. Each has the name that Kafka gives it. */
public enum SecurityProtocol {
    /** Connections use TLS and clients authenticate by SASL. The default. */
    SASL_SSL,
    /** Connections use TLS without SASL. */
    SSL,
    /** Connections use neither TLS nor SASL. */
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
