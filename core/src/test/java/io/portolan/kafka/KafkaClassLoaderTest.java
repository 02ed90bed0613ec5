package io.portolan.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link KafkaClassLoader} on threads whose own loader does not see Kafka. */
class KafkaClassLoaderTest {

    private final Thread thread = Thread.currentThread();
    private final ClassLoader before = thread.getContextClassLoader();

    @AfterEach
    void restore() {
        thread.setContextClassLoader(before);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void blindThreadSeesKafka(boolean none) {
        ClassLoader blind = none ? null : ClassLoader.getPlatformClassLoader();
        thread.setContextClassLoader(blind);

        Class<?> found = KafkaClassLoader.call(() -> load(IamCallbackHandler.class.getName()));

        assertThat(found).isEqualTo(IamCallbackHandler.class);
        assertThat(thread.getContextClassLoader()).isSameAs(blind);
    }

    @Test
    void threadWithoutLoaderLoadsKafkasClasses() {
        thread.setContextClassLoader(null);

        assertThatCode(() -> KafkaClasses.load(ClientKind.CLIENT)).doesNotThrowAnyException();
    }

    private Class<?> load(String name) {
        try {
            return Class.forName(name, true, thread.getContextClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
