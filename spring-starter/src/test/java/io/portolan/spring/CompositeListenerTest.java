package io.portolan.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.diagnosis.PortolanListener;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

/** {@link CompositeListener} passes on every event. A default method would hide a new one from the application. */
class CompositeListenerTest {

    @Test
    void everyEventIsPassedOn() throws Exception {
        for (Method event : PortolanListener.class.getDeclaredMethods()) {
            Method own = CompositeListener.class.getMethod(event.getName(), event.getParameterTypes());

            assertThat(own.getDeclaringClass()).as(event.getName()).isEqualTo(CompositeListener.class);
        }
    }
}
