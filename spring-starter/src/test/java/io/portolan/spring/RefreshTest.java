package io.portolan.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import io.portolan.testkit.PresetEstates;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;

/** Clients that {@link ClusterConnection} configures keep their principal while their sessions expire. */
class RefreshTest {

    private static final int SESSIONS = 4;

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(PresetEstates.twoClusters()
            .cluster(
                    "payments",
                    c -> c.inVpc("prod", "us-west-2").account("444444444444").sessionLife(Duration.ofSeconds(2))));

    @Test
    void listenerKeepsItsPrincipalWhileSessionsEnd(LocalMsk msk) {
        msk.iam().sessionLife(Duration.ofSeconds(4));
        try {
            TwoClusterEstate.application(msk)
                    .withPropertyValues(
                            "portolan.primary=orders",
                            "spring.kafka.consumer.auto-offset-reset=earliest",
                            "spring.kafka.consumer.group-id=refresh")
                    .withUserConfiguration(Echo.class)
                    .run(context -> {
                        assertThat(context).hasNotFailed();
                        Echo echo = context.getBean(Echo.class);
                        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
                        for (int record = 0; sessions(msk) < SESSIONS && System.nanoTime() < end; record++) {
                            echo.template.send("echo", "record " + record).get(30, TimeUnit.SECONDS);
                            assertThat(echo.heard.poll(30, TimeUnit.SECONDS)).isEqualTo("record " + record);
                        }
                        assertThat(sessions(msk)).isGreaterThanOrEqualTo(SESSIONS);
                    });
        } finally {
            msk.iam().sessionLife(Duration.ofHours(12));
        }
        assertThat(msk.cluster("payments").seenPrincipals()).containsExactly(PresetEstates.PAYMENTS_CLIENT);
        assertThat(msk.cluster("payments").kafka().authentications())
                .as("new sessions on the same connections, none refused")
                .hasSizeGreaterThan(SESSIONS)
                .allMatch(authentication -> authentication.accepted());
    }

    private static long sessions(LocalMsk msk) {
        return msk.calls().count("sts:AssumeRole", PresetEstates.PAYMENTS_CLIENT);
    }

    @Configuration(proxyBeanMethods = false)
    static class Echo {

        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        private final KafkaTemplate<String, String> template;

        Echo(@Cluster("payments") KafkaTemplate<String, String> template) {
            this.template = template;
        }

        @KafkaListener(topics = "echo", containerFactory = "payments")
        void hear(String value) {
            heard.add(value);
        }
    }
}
