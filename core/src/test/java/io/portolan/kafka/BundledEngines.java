package io.portolan.kafka;

import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.apache.kafka.common.security.auth.SslEngineFactory;
import org.jspecify.annotations.Nullable;

/** A factory of the user's. It is given an object in the client's properties, as frameworks do with their bundles. */
public final class BundledEngines implements SslEngineFactory {

    static final String BUNDLE = "com.example.Bundle";

    private String name = "";

    /** What is in the properties. */
    record Bundle(String name) {}

    /** Kafka calls this by reflection. */
    public BundledEngines() {}

    @Override
    public void configure(Map<String, ?> config) {
        name = config.get(BUNDLE) instanceof Bundle bundle ? bundle.name() : "no bundle";
    }

    /** The host is that of the bundle, which shows where the engine comes from. */
    @Override
    public SSLEngine createClientSslEngine(String host, int port, String nameCheck) {
        try {
            SSLEngine engine = SSLContext.getDefault().createSSLEngine(name, port);
            engine.setUseClientMode(true);
            return engine;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public SSLEngine createServerSslEngine(String host, int port) {
        throw new UnsupportedOperationException("Only for clients");
    }

    @Override
    public boolean shouldBeRebuilt(Map<String, Object> next) {
        return false;
    }

    @Override
    public Set<String> reconfigurableConfigs() {
        return Set.of();
    }

    @Override
    public @Nullable KeyStore keystore() {
        return null;
    }

    @Override
    public @Nullable KeyStore truststore() {
        return null;
    }

    @Override
    public void close() {}
}
