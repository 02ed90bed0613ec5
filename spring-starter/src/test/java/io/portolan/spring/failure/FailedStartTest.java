package io.portolan.spring.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.Portolan;
import io.portolan.spring.Cluster;
import io.portolan.spring.ShopEstate;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import io.portolan.testkit.LocalVpc;
import io.portolan.testkit.PresetEstates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * The text that a user reads when an application does not start, by {@link PortolanFailureAnalyzer} and its
 * neighbours.
 */
@ExtendWith(OutputCaptureExtension.class)
class FailedStartTest {

    private static final String[] ORDERS = {
        "--portolan.clusters.orders.bootstrap-servers=127.0.0.1:1",
        "--portolan.clusters.orders.security-protocol=PLAINTEXT"
    };

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(PresetEstates.oneCluster());

    @Test
    void missingRuleFailureShowsTheRuleToCreate(LocalMsk msk, CapturedOutput output) throws IOException {
        msk.site("shop").resolver().removeRule("us-east-2");
        assertThat(neutral(failureText(msk, output), msk))
                .isEqualTo(
                        new ClassPathResource("failure/missing-rule.txt").getContentAsString(StandardCharsets.UTF_8));
    }

    /** The text without what differs between runs. These are names, addresses, times and the widths of columns. */
    private static String neutral(String failureText, LocalMsk msk) {
        LocalVpc vpc = msk.serviceVpc("prod", "us-east-2");
        List<InetAddress> brokers = msk.cluster("orders").brokerAddresses();
        String text = failureText
                .replaceAll(" \\(\\d+ ms\\)", "")
                .replace(msk.cluster("orders").bootstrapHost(), "BOOTSTRAP")
                .replace(vpc.cidrBlock(), "CIDR")
                .replace(brokers.get(0).getHostAddress(), "BROKER-1")
                .replace(brokers.get(1).getHostAddress(), "BROKER-2");
        text = neutral(text, msk.site("shop").resolver().address(), "SITE", "SITE-PORT");
        text = neutral(text, vpc.resolverAddresses().get(0), "CENTRAL-1", "PORT-1");
        text = neutral(text, vpc.resolverAddresses().get(1), "CENTRAL-2", "PORT-2");
        return text.replaceAll("(\\S) {2,}", "$1  ");
    }

    private static String neutral(String text, InetSocketAddress server, String address, String port) {
        return text.replace(server.getAddress().getHostAddress(), address)
                .replace(String.valueOf(server.getPort()), port);
    }

    @Test
    void deniedRoleFailureShowsHopAndMissingTrust(LocalMsk msk, CapturedOutput output) {
        msk.faults().aws().deny("sts:AssumeRole", PresetEstates.ORDERS_CLIENT);
        assertThat(failureText(msk, output))
                .contains("    Problem: ROLE_NOT_ASSUMABLE " + PresetEstates.ORDERS_CLIENT + "\n")
                .contains("    Asked: sts:AssumeRole, hop 2 of 2, of STS in us-east-2")
                .contains("""
                        Action:

                        Let the trust policy of arn:aws:iam::222222222222:role/orders-client allow sts:AssumeRole to \
                        arn:aws:iam::111111111111:role/kafka-hub. If it demands an external id, put it into the chain. Let \
                        the policy of arn:aws:iam::111111111111:role/kafka-hub allow sts:AssumeRole on the role.
                        """);
    }

    @Test
    void catalogFaultsShowPropertyAndOrigin(CapturedOutput output) {
        assertThat(failureText(output, "--spring.config.location=classpath:failure/catalog.yaml"))
                .contains("""
                        The configuration portolan.* has 3 faults:
                        """)
                .contains("""

                            Property: portolan.clusters.payments.preflight
                            Origin: catalog.yaml:8:18
                            Expected: one of off, warn, fail
                            Seen: "sometimes"
                            Reason: It is none of these.
                        """)
                .contains("""

                            Property: portolan.clusters.orders.arnn
                            Origin: catalog.yaml:5:13
                            Expected: one of the keys \
                        """.strip())
                .contains("""

                        Action:

                        """)
                .contains("  - portolan.clusters.payments.preflight: Use one of these.\n")
                .contains("  - portolan.clusters.orders.arnn: Did you mean \"arn\"?\n");
    }

    @Test
    void refusedPropertiesAreNamedAndTellTheirCauseOnce(CapturedOutput output) {
        assertThat(failureText(
                        output,
                        Shop.class,
                        ORDERS[0],
                        ORDERS[1],
                        "--portolan.start=soon",
                        "--spring.kafka.security.protocol=SASL_SSL",
                        "--spring.kafka.properties.sasl.mechanism=SECRET-256"))
                .contains("    Property: portolan.start\n")
                .contains("    Property: spring.kafka.security.protocol\n")
                .contains("    Property: spring.kafka.properties.sasl.mechanism\n")
                .containsOnlyOnce("It would replace the authentication")
                .containsPattern(
                        "  - spring.kafka\\S+, spring.kafka\\S+: Remove it. The catalog has clusters.<name>.role for IAM")
                .doesNotContain("SECRET");
    }

    @Test
    void unknownClusterAtInjectionListsKnownNames(CapturedOutput output) {
        assertThat(failureText(output, Asking.class, ORDERS)).isEqualTo("""
                Description:

                io.portolan.spring.failure.FailedStartTest$Asking asks for the Kafka cluster "order". The catalog has no such \
                cluster, only orders.

                Action:

                Correct the name or add the cluster below portolan.clusters.

                """);
    }

    @Test
    void unknownClusterOfListenerListsKnownNames(CapturedOutput output) {
        assertThat(failureText(output, Listening.class, ORDERS))
                .startsWith(
                        "Description:\n\nA Kafka listener asks for the Kafka cluster \"order\". The catalog has no such cluster");
    }

    @Test
    void listenerFailureShowsBeanWithClustersName(CapturedOutput output) {
        assertThat(failureText(output, NamedAsCluster.class, ORDERS)).isEqualTo("""
                Description:

                A Kafka listener asks for the container factory "orders". The bean of that name, defined in \
                io.portolan.spring.failure.FailedStartTest$NamedAsCluster, is a java.lang.String.

                Action:

                Rename that bean, or write @KafkaListener(containerFactory = "ordersKafkaListenerContainerFactory").

                """);
    }

    @ParameterizedTest
    @ValueSource(classes = {Asking.class, WithPortolan.class})
    void applicationWithoutClustersGetsExplanation(Class<?> application, CapturedOutput output) {
        assertThat(failureText(output, application)).isEqualTo("""
                Description:

                No cluster is configured. Neither portolan.clusters.* nor portolan.catalog is set.

                Action:

                Add a cluster below portolan.clusters, set portolan.catalog, or activate the profile that does so.

                """);
    }

    private static String failureText(LocalMsk msk, CapturedOutput output) {
        return failureText(output, Shop.class, "--" + ShopEstate.catalog(msk));
    }

    private static String failureText(CapturedOutput output, String... properties) {
        return failureText(output, Shop.class, properties);
    }

    private static String failureText(CapturedOutput output, Class<?> source, String... properties) {
        SpringApplication application = new SpringApplication(source);
        application.setWebApplicationType(WebApplicationType.NONE);
        List<String> arguments = new ArrayList<>(List.of(properties));
        arguments.add("--spring.main.banner-mode=off");
        assertThatThrownBy(() -> application.run(arguments.toArray(String[]::new)));
        String all = output.getAll();
        assertThat(all).contains("APPLICATION FAILED TO START").doesNotContain("\n\tat ");
        return all.substring(all.indexOf("Description:"));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Shop {

        @Bean
        AwsCredentialsProvider credentials() {
            return ShopEstate.credentials(ESTATE.msk());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Asking {

        Asking(@Cluster("order") KafkaTemplate<String, String> template) {
            throw new AssertionError(template);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class WithPortolan {

        WithPortolan(Portolan portolan) {
            throw new AssertionError(portolan);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Listening {

        @KafkaListener(topics = "any", groupId = "any", containerFactory = "order")
        void hear(String text) {
            throw new AssertionError(text);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class NamedAsCluster {

        @Bean
        static String orders() {
            return "no factory";
        }

        @KafkaListener(topics = "any", groupId = "any", containerFactory = "orders")
        void hear(String text) {
            throw new AssertionError(text);
        }
    }
}
