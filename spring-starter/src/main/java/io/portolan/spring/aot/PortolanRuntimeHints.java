package io.portolan.spring.aot;

import io.portolan.kafka.ClusterWatch;
import io.portolan.kafka.IamCallbackHandler;
import io.portolan.kafka.IamLogin;
import io.portolan.kafka.WatchedSslEngines;
import io.portolan.spring.BundleEngineFactory;
import io.portolan.spring.PortolanProperties;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.network.SaslChannelBuilder;
import org.apache.kafka.common.security.authenticator.DefaultLogin;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.aot.hint.ResourceHints;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.boot.context.properties.bind.BindableRuntimeHintsRegistrar;
import software.amazon.msk.auth.iam.internals.AuthenticationResponse;

/**
 * Hints for the classes and resources that core and its libraries find by name. Kafka finds its callback handler,
 * its login and the plug-ins that watch the cluster id. JAAS finds the login module, and JNDI finds the DNS provider. The AWS SDK has
 * hints of its own. Those of kafka-clients are in GraalVM's metadata repository. Caffeine finds caches with a bound
 * or an expiry by name, and core has none of these.
 */
final class PortolanRuntimeHints implements RuntimeHintsRegistrar {

    /** Classes that are instantiated by name. */
    private static final List<Class<?>> MADE = List.of(
            IamCallbackHandler.class,
            ClusterWatch.class,
            WatchedSslEngines.class,
            IamLogin.class,
            DefaultLogin.class,
            BundleEngineFactory.class);

    /** Classes like {@link #MADE} that this code cannot refer to. */
    private static final List<String> MADE_TOO = List.of(
            "org.apache.kafka.common.security.authenticator.AbstractLogin$DefaultLoginCallbackHandler",
            "com.sun.jndi.dns.DnsContextFactory");

    /** Classes that are loaded before the first client. */
    private static final List<Class<?>> LOADED = List.of(
            ProducerConfig.class,
            ConsumerConfig.class,
            KafkaProducer.class,
            KafkaConsumer.class,
            SaslChannelBuilder.class);

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        reflection(hints.reflection(), classLoader);
        resources(hints.resources());
        BindableRuntimeHintsRegistrar.forTypes(PortolanProperties.class).registerHints(hints, classLoader);
    }

    private static void reflection(ReflectionHints hints, @Nullable ClassLoader classLoader) {
        MADE.forEach(type -> hints.registerType(type, MemberCategory.INVOKE_DECLARED_CONSTRUCTORS));
        MADE_TOO.forEach(
                type -> hints.registerTypeIfPresent(classLoader, type, MemberCategory.INVOKE_DECLARED_CONSTRUCTORS));
        LOADED.forEach(type -> hints.registerType(type));
        hints.registerType( // Jackson reads it from the broker's answer
                AuthenticationResponse.class,
                MemberCategory.INVOKE_DECLARED_CONSTRUCTORS,
                MemberCategory.INVOKE_DECLARED_METHODS,
                MemberCategory.ACCESS_DECLARED_FIELDS);
    }

    private static void resources(ResourceHints hints) {
        hints.registerPattern("io/portolan/diagnosis/preflight-report.*");
        hints.registerPattern("version.properties"); // of aws-msk-iam-auth, for its user agent
    }
}
