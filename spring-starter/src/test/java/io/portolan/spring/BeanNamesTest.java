package io.portolan.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;

/** {@link ClusterCandidates} lets the names of the clusters' beans select them, as the names of all Spring beans do. */
class BeanNamesTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(PortolanAutoConfiguration.class, KafkaAutoConfiguration.class))
            .withPropertyValues(
                    "portolan.start=lazy",
                    "portolan.primary=user",
                    "portolan.clusters.user.bootstrap-servers=127.0.0.1:1",
                    "portolan.clusters.user.security-protocol=PLAINTEXT",
                    "portolan.clusters.bank.bootstrap-servers=127.0.0.1:2",
                    "portolan.clusters.bank.security-protocol=PLAINTEXT");

    @Test
    void beanNameSelectsAsQualifier() {
        application.withUserConfiguration(Qualified.class).run(context -> {
            assertThat(context).hasNotFailed();
            Qualified qualified = context.getBean(Qualified.class);
            assertThat(qualified.named)
                    .isSameAs(qualified.logical)
                    .isSameAs(qualified.ours)
                    .isSameAs(context.getBean("bankKafkaTemplate"));
            assertThat(qualified.primary).isSameAs(qualified.boots).isSameAs(context.getBean("userKafkaTemplate"));
        });
    }

    @Test
    void beanNameSelectsAsParameterOrField() {
        application.withUserConfiguration(Named.class).run(context -> {
            assertThat(context).hasNotFailed();
            Named named = context.getBean(Named.class);
            assertThat(named.parameter)
                    .isSameAs(named.bankKafkaTemplate)
                    .isSameAs(named.provided)
                    .isSameAs(context.getBean("bankKafkaTemplate"));
            assertThat(named.any).isSameAs(context.getBean("userKafkaTemplate"));
        });
    }

    @Test
    void nameOfOwnBeanSelectsToo() {
        application.withUserConfiguration(Own.class, OwnNamed.class).run(context -> {
            assertThat(context).hasNotFailed();
            OwnNamed named = context.getBean(OwnNamed.class);
            assertThat(named.qualified)
                    .isSameAs(named.parameter)
                    .isSameAs(named.byTable)
                    .isSameAs(context.getBean("audit"));
        });
    }

    @Test
    void nameOfAnotherBeanTypeSelectsNothing() {
        application.withUserConfiguration(OtherType.class).run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean(OtherType.class).template).isSameAs(context.getBean("userKafkaTemplate"));
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class Qualified {

        private final KafkaTemplate<?, ?> named;
        private final KafkaTemplate<?, ?> logical;
        private final KafkaTemplate<?, ?> ours;
        private final KafkaTemplate<?, ?> primary;
        private final KafkaTemplate<?, ?> boots;

        Qualified(
                @Qualifier("bankKafkaTemplate") KafkaTemplate<String, byte[]> named,
                @Qualifier("bank") KafkaTemplate<?, ?> logical,
                @Cluster("bank") KafkaTemplate<?, ?> ours,
                @Qualifier("userKafkaTemplate") KafkaTemplate<?, ?> primary,
                @Qualifier("kafkaTemplate") KafkaTemplate<?, ?> boots) {
            this.named = named;
            this.logical = logical;
            this.ours = ours;
            this.primary = primary;
            this.boots = boots;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Named {

        @Autowired
        private KafkaTemplate<String, String> bankKafkaTemplate;

        private final KafkaTemplate<?, ?> parameter;
        private final KafkaTemplate<?, ?> provided;
        private final KafkaTemplate<?, ?> any;

        Named(KafkaTemplate<String, String> bankKafkaTemplate, KafkaTemplate<?, ?> any, Provided provided) {
            this.parameter = bankKafkaTemplate;
            this.any = any;
            this.provided = provided.template;
        }

        @Bean
        static Provided provided(ObjectProvider<KafkaTemplate<?, ?>> bankKafkaTemplate) {
            return new Provided(bankKafkaTemplate.getObject());
        }
    }

    record Provided(KafkaTemplate<?, ?> template) {}

    @Configuration(proxyBeanMethods = false)
    static class Own {

        @Bean
        @Cluster("bank")
        static KafkaTemplate<String, String> audit() {
            return new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(Map.of()));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnNamed {

        private final KafkaTemplate<?, ?> qualified;
        private final KafkaTemplate<?, ?> parameter;
        private final KafkaTemplate<?, ?> byTable;

        OwnNamed(
                @Qualifier("audit") KafkaTemplate<?, ?> qualified,
                KafkaTemplate<String, String> audit,
                @Qualifier("bankKafkaTemplate") KafkaTemplate<?, ?> byTable) {
            this.qualified = qualified;
            this.parameter = audit;
            this.byTable = byTable;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OtherType {

        private final KafkaTemplate<?, ?> template;

        OtherType(KafkaTemplate<?, ?> bankProducerFactory, ProducerFactory<?, ?> any) {
            this.template = bankProducerFactory;
        }
    }
}
