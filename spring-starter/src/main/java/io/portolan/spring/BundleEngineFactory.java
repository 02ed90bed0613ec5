package io.portolan.spring;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.kafka.autoconfigure.SslBundleSslEngineFactory;
import org.springframework.boot.ssl.SslBundle;

/**
 * Makes Kafka's TLS engines from an SSL bundle of the application. Spring Boot's own factory needs the bundle as an object. This one
 * needs only texts, so the preflight has the same engines as the clients. Kafka creates it by its name.
 */
public final class BundleEngineFactory extends SslBundleSslEngineFactory {

    /** Creates a factory that is not yet configured. */
    public BundleEngineFactory() {}

    @Override
    public void configure(Map<String, ?> configs) {
        Map<String, Object> all = new HashMap<>(configs);
        all.put(SslBundle.class.getName(), OpenBundles.find(String.valueOf(configs.get(OpenBundles.PROPERTY))));
        super.configure(all);
    }
}
