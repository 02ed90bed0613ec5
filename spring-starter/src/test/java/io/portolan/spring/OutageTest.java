package io.portolan.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import io.portolan.testkit.PresetEstates;
import io.portolan.testkit.aws.AwsFault;
import io.portolan.testkit.aws.AwsService;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.MessageListenerContainer;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Listener containers of {@link PortolanAutoConfiguration} go on by themselves after an outage of STS. */
@Timeout(90)
class OutageTest {

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(PresetEstates.oneCluster()
            .cluster(
                    "orders",
                    cluster -> cluster.inVpc("prod", "us-east-2")
                            .account("222222222222")
                            .sessionLife(Duration.ofSeconds(1))));

    @AfterEach
    void endSessionsLateAgain(LocalMsk msk) {
        msk.iam().sessionLife(Duration.ofHours(12));
    }

    @Test
    void containersSurviveAnOutageLongerThanASession(LocalMsk msk) {
        msk.iam().sessionLife(Duration.ofSeconds(3));
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(PortolanAutoConfiguration.class, KafkaAutoConfiguration.class))
                .withBean(AwsCredentialsProvider.class, () -> ShopEstate.credentials(msk))
                .withPropertyValues(
                        ShopEstate.catalog(msk),
                        "spring.kafka.consumer.group-id=outage",
                        "spring.kafka.consumer.auto-offset-reset=earliest")
                .withUserConfiguration(Shop.class)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    Shop shop = context.getBean(Shop.class);
                    shop.template.send("outage", "before").get(30, TimeUnit.SECONDS);
                    assertThat(shop.heard.poll(30, TimeUnit.SECONDS)).isEqualTo("before");

                    msk.faults().aws().raise(AwsService.STS, AwsFault.UNAVAILABLE);
                    assertThat(shop.withheld.poll(60, TimeUnit.SECONDS)).isEqualTo(Code.STS_UNAVAILABLE);
                    msk.faults().aws().clear();

                    shop.template.send("outage", "after").get(30, TimeUnit.SECONDS);
                    assertThat(shop.heard.poll(30, TimeUnit.SECONDS)).isEqualTo("after");
                    assertThat(context.getBean(KafkaListenerEndpointRegistry.class)
                                    .getListenerContainers())
                            .isNotEmpty()
                            .allMatch(MessageListenerContainer::isRunning)
                            .allSatisfy(container -> assertThat(
                                            container.getContainerProperties().getAuthExceptionRetryInterval())
                                    .as("the starter leaves it as it is")
                                    .isNull());
                });
    }

    @Configuration(proxyBeanMethods = false)
    static class Shop {

        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        private final BlockingQueue<Code> withheld;
        private final KafkaTemplate<String, String> template;

        Shop(KafkaTemplate<String, String> template, BlockingQueue<Code> withheld) {
            this.template = template;
            this.withheld = withheld;
        }

        @KafkaListener(topics = "outage")
        void hear(String text) {
            heard.add(text);
        }

        @Bean
        static BlockingQueue<Code> withheld() {
            return new LinkedBlockingQueue<>();
        }

        @Bean
        static PortolanListener reports(BlockingQueue<Code> withheld) {
            return new PortolanListener() {
                @Override
                public void credentialsWithheld(String cluster, String host, Finding finding) {
                    withheld.add(finding.code());
                }
            };
        }
    }
}
