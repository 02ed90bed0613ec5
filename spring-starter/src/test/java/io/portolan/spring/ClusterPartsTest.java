package io.portolan.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaConsumerFactoryCustomizer;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.kafka.annotation.EnableKafka;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.ContainerCustomizer;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.ProducerListener;
import org.springframework.util.ClassUtils;

/** {@link ClusterParts} gives a cluster's beans the application's beans that are qualified for the cluster. */
class ClusterPartsTest {

    private static final Map<String, String> FIELDS = Map.of(
            "RecordMessageConverter", "recordMessageConverter",
            "ConsumerAwareRebalanceListener", "containerProperties.consumerRebalanceListener",
            "KafkaListenerObservationConvention", "containerProperties.observationConvention");

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(PortolanAutoConfiguration.class, KafkaAutoConfiguration.class))
            .withPropertyValues(
                    "portolan.start=lazy",
                    "portolan.primary=user",
                    "spring.kafka.consumer.group-id=parts",
                    "spring.kafka.listener.auto-startup=false",
                    "portolan.clusters.user.bootstrap-servers=127.0.0.1:1",
                    "portolan.clusters.user.security-protocol=PLAINTEXT",
                    "portolan.clusters.bank.bootstrap-servers=127.0.0.1:2",
                    "portolan.clusters.bank.security-protocol=PLAINTEXT");

    private static Stream<Class<?>> listenerParts() {
        return ListenerPart.ALL.stream()
                .<Class<?>>map(part -> part.type().toClass())
                .filter(type -> !type.equals(Function.class));
    }

    @ParameterizedTest
    @MethodSource("listenerParts")
    void listenersHaveTheirClustersParts(Class<?> type) {
        application
                .withInitializer(context -> define(context, type, "ofUser"))
                .withInitializer(context -> define(context, type, "ofBank"))
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(part(context, "user", type)).isSameAs(context.getBean("ofUser"));
                    assertThat(part(context, "bank", type)).isSameAs(context.getBean("ofBank"));
                });
    }

    @ParameterizedTest
    @MethodSource("listenerParts")
    void qualifiedPartServesNoOtherCluster(Class<?> type) {
        application.withInitializer(context -> define(context, type, "ofBank")).run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(part(context, "bank", type)).isSameAs(context.getBean("ofBank"));
            assertThat(part(context, "user", type)).isNotSameAs(context.getBean("ofBank"));
        });
        application.withInitializer(context -> define(context, type, "ofUser")).run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(part(context, "bank", type)).as("of the primary's").isNotSameAs(context.getBean("ofUser"));
        });
    }

    @Test
    void unqualifiedPartServesClustersWithoutTheirOwn() {
        application
                .withInitializer(context -> define(context, CommonErrorHandler.class, "ofNobody"))
                .withInitializer(context -> define(context, CommonErrorHandler.class, "ofBank"))
                .run(context -> {
                    assertThat(part(context, "user", CommonErrorHandler.class)).isSameAs(context.getBean("ofNobody"));
                    assertThat(part(context, "bank", CommonErrorHandler.class)).isSameAs(context.getBean("ofBank"));
                });
    }

    @Test
    void templatesAndFactoriesHaveTheirClustersParts() {
        application.withUserConfiguration(Others.class).run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(field(context.getBean("bankKafkaTemplate"), "producerListener"))
                    .isSameAs(context.getBean("observer"));
            assertThat(field(context.getBean("userKafkaTemplate"), "producerListener"))
                    .isNotSameAs(context.getBean("observer"));
            assertThat(consumers(context, "bank")).containsEntry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 7);
            assertThat(consumers(context, "user")).doesNotContainKey(ConsumerConfig.MAX_POLL_RECORDS_CONFIG);
            assertThat(container(context, "bank").getPhase()).isEqualTo(7);
            assertThat(container(context, "user").getPhase()).isNotEqualTo(7);
        });
    }

    @Test
    void deadLettersGoToNoOtherCluster() {
        application
                .withUserConfiguration(DeadLetters.class, BankListener.class)
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasStackTraceContaining("one without a qualifier that sends to user")
                        .hasStackTraceContaining("Add a bean of type CommonErrorHandler")
                        .hasStackTraceContaining("@Cluster(\"bank\")"));
        application
                .withUserConfiguration(DeadLetters.class)
                .run(context -> assertThat(context).as("bank has no listeners").hasNotFailed());
        application
                .withUserConfiguration(DeadLetters.class, BankListener.class)
                .withInitializer(context -> define(context, CommonErrorHandler.class, "ofBank"))
                .run(context -> assertThat(context).as("bank has its own").hasNotFailed());
    }

    @Test
    void springBootsKafkaGetsNoDeadLetters() {
        application
                .withPropertyValues("portolan.primary=none", "spring.kafka.bootstrap-servers=127.0.0.1:9")
                .withUserConfiguration(DeadLetters.class, BankListener.class)
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasStackTraceContaining("one without a qualifier that sends to kafkaProducerFactory"));
    }

    @Test
    void handlerThatSendsNothingServesAllClusters() {
        application
                .withBean(CommonErrorHandler.class, DefaultErrorHandler::new)
                .withUserConfiguration(BankListener.class)
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void listenersNeedNoKafkaAutoConfiguration() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(PortolanAutoConfiguration.class))
                .withPropertyValues(
                        "portolan.start=lazy",
                        "spring.kafka.consumer.group-id=parts",
                        "spring.kafka.listener.auto-startup=false",
                        "spring.kafka.listener.concurrency=3",
                        "portolan.clusters.bank.bootstrap-servers=127.0.0.1:2",
                        "portolan.clusters.bank.security-protocol=PLAINTEXT")
                .withInitializer(context -> define(context, CommonErrorHandler.class, "ofNobody"))
                .withUserConfiguration(ByHand.class, BankListener.class)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(part(context, "bank", CommonErrorHandler.class)).isSameAs(context.getBean("ofNobody"));
                    assertThat(container(context, "bank").getConcurrency()).isEqualTo(3);
                    assertThat(context.getBean(KafkaListenerEndpointRegistry.class)
                                    .getListenerContainers())
                            .hasSize(1);
                });
    }

    private static void define(ApplicationContext context, Class<?> type, String method) {
        RootBeanDefinition definition = new RootBeanDefinition(Parts.class);
        definition.setFactoryMethodName(method);
        definition.setResolvedFactoryMethod(ClassUtils.getMethod(Parts.class, method, Class.class));
        definition.setTargetType(type);
        definition.getConstructorArgumentValues().addGenericArgumentValue(type);
        ((GenericApplicationContext) context).registerBeanDefinition(method, definition);
    }

    private static @Nullable Object part(ApplicationContext context, String cluster, Class<?> type) {
        String name = type.getSimpleName();
        String field = FIELDS.getOrDefault(name, Character.toLowerCase(name.charAt(0)) + name.substring(1));
        return field(context.getBean(cluster), field);
    }

    private static @Nullable Object field(Object bean, String path) {
        @Nullable Object value = bean;
        for (String field : path.split("\\.", -1)) {
            value = new DirectFieldAccessor(Objects.requireNonNull(value)).getPropertyValue(field);
        }
        return value;
    }

    private static Map<String, Object> consumers(ApplicationContext context, String cluster) {
        ConsumerFactory<?, ?> factory = context.getBean(cluster + "ConsumerFactory", ConsumerFactory.class);
        return factory.getConfigurationProperties();
    }

    private static ConcurrentMessageListenerContainer<Object, Object> container(
            ApplicationContext context, String cluster) {
        return context.getBean(cluster, ClusterContainerFactory.class).createContainer("any");
    }

    public static final class Parts {

        private Parts() {}

        public static <T> T ofNobody(Class<T> type) {
            return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, Parts::answer));
        }

        @Cluster("bank")
        public static <T> T ofBank(Class<T> type) {
            return ofNobody(type);
        }

        @Cluster("user")
        public static <T> T ofUser(Class<T> type) {
            return ofNobody(type);
        }

        @SuppressWarnings("ReferenceEquality") // the identity of a proxy is its equality
        private static @Nullable Object answer(Object proxy, java.lang.reflect.Method method, Object[] arguments) {
            return switch (method.getName()) {
                case "equals" -> proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                case "toString" -> "part";
                default -> null;
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Others {

        @Bean
        @Cluster("bank")
        static ProducerListener<Object, Object> observer() {
            return new ProducerListener<>() {};
        }

        @Bean
        @Cluster("bank")
        static DefaultKafkaConsumerFactoryCustomizer fewer() {
            return factory -> factory.updateConfigs(Map.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 7));
        }

        @Bean
        @Cluster("bank")
        static ContainerCustomizer<Object, Object, ConcurrentMessageListenerContainer<Object, Object>> later() {
            return container -> container.setPhase(7);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class DeadLetters {

        @Bean
        static DeadLetterPublishingRecoverer recoverer(KafkaOperations<?, ?> template) {
            return new DeadLetterPublishingRecoverer(template);
        }

        @Bean
        static CommonErrorHandler handler(DeadLetterPublishingRecoverer recoverer) {
            return new DefaultErrorHandler(recoverer);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableKafka
    static class ByHand {}

    @Configuration(proxyBeanMethods = false)
    static class BankListener {

        @KafkaListener(topics = "any", containerFactory = "bank")
        void hear(String value) {
            throw new AssertionError(value);
        }
    }
}
