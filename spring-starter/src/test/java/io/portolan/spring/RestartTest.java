package io.portolan.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import io.portolan.testkit.PresetEstates;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * {@link PortolanAutoConfiguration} works in a JVM that starts and stops applications. Developer tools and servlet
 * containers do so.
 */
class RestartTest {

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(PresetEstates.twoClusters());

    @Test
    void restartLeavesNoThreadBehind(LocalMsk msk) throws Exception {
        for (int start = 0; start < 2; start++) {
            try (URLClassLoader application =
                    new URLClassLoader(new URL[0], getClass().getClassLoader())) {
                TwoClusterEstate.application(msk).withClassLoader(application).run(context -> {
                    assertThat(context).hasNotFailed();
                    KafkaTemplate<?, ?> template = context.getBean("ordersKafkaTemplate", KafkaTemplate.class);
                    assertThat(template.partitionsFor("restarts")).isNotEmpty();
                });
            }
        }
        for (Thread thread : portolanThreads()) {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        }
        assertThat(portolanThreads()).isEmpty();
    }

    private static List<Thread> portolanThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("portolan-"))
                .toList();
    }
}
