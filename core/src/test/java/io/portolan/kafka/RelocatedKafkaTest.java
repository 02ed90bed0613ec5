package io.portolan.kafka;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;

/** {@link RelocatedKafka} is found by the name of the class that makes the callback handler. */
class RelocatedKafkaTest {

    @Test
    void relocatedKafkaIsRefused() {
        assertThatThrownBy(() ->
                        RelocatedKafka.refuse("org.apache.flink.kafka.shaded.org.apache.kafka.common.utils.Utils"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(
                        "has its classes in org.apache.flink.kafka.shaded.org.apache.kafka.*, and this Portolan was built for"
                                + " org.apache.kafka.*. Put a Portolan on the class path");
    }

    @Test
    void kafkaItselfMakesTheHandler() {
        assertThatCode(() -> Utils.newInstance(IamCallbackHandler.class, AuthenticateCallbackHandler.class))
                .doesNotThrowAnyException();
    }

    @Test
    void otherCallersAreNotRefused() {
        assertThatCode(() -> RelocatedKafka.refuse("com.example.common.utils.Utils"))
                .doesNotThrowAnyException();
        assertThatCode(() -> RelocatedKafka.refuse("com.example.kafka.Clients")).doesNotThrowAnyException();
    }
}
