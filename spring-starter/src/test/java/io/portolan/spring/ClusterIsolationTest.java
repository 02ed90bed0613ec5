package io.portolan.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.Portolan;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import io.portolan.testkit.PresetEstates;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;

/**
 * {@link ApplicationBeans} and {@link OwnAdmins} keep the clusters of an application apart. Its records and topics
 * arrive in the intended cluster and in no other.
 */
class ClusterIsolationTest {

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(PresetEstates.twoClusters());

    private static ApplicationContextRunner application(LocalMsk msk) {
        return TwoClusterEstate.application(msk)
                .withPropertyValues(
                        "portolan.primary=orders",
                        "spring.kafka.consumer.auto-offset-reset=earliest",
                        "spring.kafka.consumer.group-id=isolation");
    }

    @ParameterizedTest
    @ValueSource(classes = {ByAnnotation.class, ByName.class, FactoryByAnnotation.class})
    void anotherClustersTemplateIsNotThePrimarys(Class<?> own, LocalMsk msk) {
        String topic = "audit-" + own.getSimpleName();
        application(msk)
                .withPropertyValues("audited=" + topic)
                .withUserConfiguration(own, Auditor.class)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    Auditor auditor = context.getBean(Auditor.class);
                    auditor.plain.send(topic, "sale").get(30, TimeUnit.SECONDS);
                    auditor.audit.send(topic, "audit").get(30, TimeUnit.SECONDS);

                    assertThat(auditor.ofOrders.poll(30, TimeUnit.SECONDS)).isEqualTo("sale");
                    assertThat(auditor.ofPayments.poll(30, TimeUnit.SECONDS)).isEqualTo("audit");
                    assertThat(auditor.ofOrders).isEmpty();
                    assertThat(auditor.ofPayments).isEmpty();
                });
    }

    @Test
    void ownAdminCreatesTopicsOfItsClusterOnly(LocalMsk msk) {
        application(msk).withUserConfiguration(OwnAdmin.class).run(context -> {
            assertThat(context).hasNotFailed();
            Portolan portolan = context.getBean(Portolan.class);
            assertThat(topics(portolan, "payments")).contains("theirs").doesNotContain("of-nobody", "of-orders");
            assertThat(topics(portolan, "orders"))
                    .contains("of-nobody", "of-orders")
                    .doesNotContain("theirs");
        });
    }

    private static Set<String> topics(Portolan portolan, String cluster) throws Exception {
        try (Admin admin = portolan.cluster(cluster).admin()) {
            return admin.listTopics().names().get(20, TimeUnit.SECONDS);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnAdmin {

        @Bean
        @Cluster("payments")
        static KafkaAdmin own(Portolan portolan) {
            return new KafkaAdmin(portolan.cluster("payments").clientConfig());
        }

        @Bean
        static NewTopic ofNobody() {
            return new NewTopic("of-nobody", 1, (short) 1);
        }

        @Bean
        @Cluster("orders")
        static NewTopic ofOrders() {
            return new NewTopic("of-orders", 1, (short) 1);
        }

        @Bean
        @Cluster("payments")
        static NewTopic theirs() {
            return new NewTopic("theirs", 1, (short) 1);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class ByAnnotation {

        @Bean
        @Cluster("payments")
        static KafkaTemplate<String, String> auditTemplate(
                @Cluster("payments") ProducerFactory<String, String> theirs) {
            return new KafkaTemplate<>(theirs);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class ByName {

        @Bean
        static KafkaTemplate<String, String> paymentsKafkaTemplate(
                @Cluster("payments") ProducerFactory<String, String> theirs) {
            return new KafkaTemplate<>(theirs);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class FactoryByAnnotation {

        @Bean
        @Cluster("payments")
        static ProducerFactory<String, String> audited(Portolan portolan) {
            return new DefaultKafkaProducerFactory<>(
                    portolan.cluster("payments").clientConfig(), new StringSerializer(), new StringSerializer());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Auditor {

        private final BlockingQueue<String> ofOrders = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> ofPayments = new LinkedBlockingQueue<>();
        private final KafkaTemplate<String, String> plain;
        private final KafkaTemplate<String, String> audit;

        Auditor(KafkaTemplate<String, String> plain, @Cluster("payments") KafkaTemplate<String, String> audit) {
            this.plain = plain;
            this.audit = audit;
        }

        @KafkaListener(id = "orders-listener", topics = "${audited}", groupId = "isolation")
        void hearOrders(String value) {
            ofOrders.add(value);
        }

        @KafkaListener(
                id = "payments-listener",
                topics = "${audited}",
                groupId = "isolation",
                containerFactory = "payments")
        void hearPayments(String value) {
            ofPayments.add(value);
        }
    }
}
