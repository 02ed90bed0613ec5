package io.portolan.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.Portolan;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.PortolanException;
import io.portolan.diagnosis.Severity;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import io.portolan.testkit.PresetEstates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.kafka.core.KafkaTemplate;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** {@link SpringTls} and {@link BundleEngineFactory} let an SSL bundle reach the preflight of an eager start. */
class SslBundleTest {

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(PresetEstates.oneCluster());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spring.kafka.ssl.bundle=msk",
                "spring.kafka.ssl.trust-store-type=PEM",
                "portolan.clusters.orders.producer.ssl.bundle=msk"
            })
    void eagerStartTrustsWhatTheClientsTrust(String property, LocalMsk msk, @TempDir Path folder) throws IOException {
        shop(msk, folder)
                .withPropertyValues(
                        property,
                        property.contains("bundle")
                                ? "spring.main.banner-mode=off"
                                : "spring.kafka.ssl.trust-store-location=file:" + msk.trustStore())
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context.getBean(Portolan.class)
                                    .cluster("orders")
                                    .status()
                                    .lastPreflight())
                            .hasValueSatisfying(
                                    report -> assertThat(report.severity()).isEqualTo(Severity.INFO));
                    @SuppressWarnings("unchecked")
                    KafkaTemplate<Object, Object> template =
                            context.getBean("ordersKafkaTemplate", KafkaTemplate.class);
                    assertThat(template.send("bundles", "v")
                                    .join()
                                    .getRecordMetadata()
                                    .hasOffset())
                            .isTrue();
                });
    }

    @Test
    void startWithoutTrustFailsAtTls(LocalMsk msk, @TempDir Path folder) throws IOException {
        shop(msk, folder)
                .run(context -> assertThat(context.getStartupFailure())
                        .cause()
                        .isInstanceOfSatisfying(
                                PortolanException.class,
                                e -> assertThat(e.has(Code.TLS_UNTRUSTED)).isTrue()));
    }

    @Test
    void bundleOfAnEndedApplicationIsNamed(LocalMsk msk, @TempDir Path folder) throws IOException {
        StringBuilder reference = new StringBuilder();
        shop(msk, folder)
                .withPropertyValues("spring.kafka.ssl.bundle=msk", "portolan.start=lazy")
                .run(context -> reference.append(
                        context.getBean(OpenBundles.class).properties("msk").get(OpenBundles.PROPERTY)));

        BundleEngineFactory factory = new BundleEngineFactory();
        assertThatThrownBy(() -> factory.configure(Map.of(OpenBundles.PROPERTY, reference.toString())))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("does not run in this JVM");
    }

    /** An application whose catalog has no trust store. */
    private static ApplicationContextRunner shop(LocalMsk msk, Path folder) throws IOException {
        String text = msk.catalogText(PresetEstates.SITE).replaceAll("defaults:\n  kafka:\n(    ssl.*\n)+", "");
        assertThat(text).doesNotContain("truststore");
        Path catalog = Files.writeString(folder.resolve("portolan.yaml"), text);
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        PortolanAutoConfiguration.class, KafkaAutoConfiguration.class, SslAutoConfiguration.class))
                .withBean(AwsCredentialsProvider.class, () -> ShopEstate.credentials(msk))
                .withPropertyValues(
                        "portolan.catalog=file:" + catalog,
                        "spring.ssl.bundle.pem.msk.truststore.certificate=file:" + msk.trustStore());
    }
}
