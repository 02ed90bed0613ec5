package io.portolan.preflight;

import javax.net.ssl.SSLEngine;

/** Makes TLS engines as a cluster's Kafka clients do. A preflight opens it for its handshakes and closes it. Thread-safe. */
public interface TlsEngines extends AutoCloseable {

    /**
     * An engine for a client's connection to this broker. It checks that the certificate is for this name, unless the client's
     * settings turn that off.
     *
     * @throws io.portolan.diagnosis.PortolanException if Kafka refuses one of the client's settings
     */
    SSLEngine createEngine(String host, int port);

    /** Where the trusted certificates come from, for messages. For example {@code ssl.truststore.location=/etc/ca.p12}. */
    String trustStore();

    @Override
    void close();
}
