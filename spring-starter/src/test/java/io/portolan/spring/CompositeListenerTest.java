package io.portolan.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.diagnosis.PortolanListener;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    @Test
    void failingListenerKeepsNoOtherFromAnEvent() {
        Set<String> heard = new HashSet<>();
        PortolanListener failing = new PortolanListener() {
            @Override
            public void credentialsReleased(String cluster, String host) {
                throw new NoClassDefFoundError("of a listener");
            }
        };
        PortolanListener hearing = new PortolanListener() {
            @Override
            public void credentialsReleased(String cluster, String host) {
                heard.add(cluster);
            }
        };

        CompositeListener all = new CompositeListener(List.of(failing, hearing));

        assertThatThrownBy(() -> all.credentialsReleased("orders", "b-1")).isInstanceOf(NoClassDefFoundError.class);
        assertThat(heard).containsExactly("orders");
    }
}
