package io.portolan.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.Portolan;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.RemoteCall;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import io.portolan.testkit.PresetEstates;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** {@link PortolanAutoConfiguration} makes the {@code Portolan} bean with the application's identity and listeners. */
class PortolanBeanTest {

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(PresetEstates.twoClusters());

    private static final AutoConfigurations AUTO_CONFIGURATIONS =
            AutoConfigurations.of(PortolanAutoConfiguration.class, KafkaAutoConfiguration.class);

    @Test
    void applicationsCredentialsAndListenersAreUsed(LocalMsk msk) {
        List<RemoteCall> calls = new CopyOnWriteArrayList<>();
        List<PreflightReport> reports = new CopyOnWriteArrayList<>();
        TwoClusterEstate.application(msk)
                .withBean("calls", PortolanListener.class, () -> new PortolanListener() {
                    @Override
                    public void called(RemoteCall call) {
                        calls.add(call);
                    }
                })
                .withBean("reports", PortolanListener.class, () -> new PortolanListener() {
                    @Override
                    public void preflighted(PreflightReport report) {
                        reports.add(report);
                    }
                })
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(calls).extracting(RemoteCall::service).contains("sts", "kafka");
                    assertThat(reports).hasSize(2);
                    assertThat(msk.cluster("orders").seenPrincipals()).allMatch(arn -> arn.contains("orders-client"));
                });
    }

    @Test
    void twoCredentialsProvidersAreRefused(LocalMsk msk) {
        TwoClusterEstate.application(msk)
                .withBean("other", AwsCredentialsProvider.class, AnonymousCredentialsProvider::create)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(NoUniqueBeanDefinitionException.class));
    }

    @Test
    void credentialsBeanIsTheBaseOfItsName() {
        ApplicationContextRunner application = new ApplicationContextRunner()
                .withConfiguration(AUTO_CONFIGURATIONS)
                .withPropertyValues(
                        "portolan.start=lazy",
                        "portolan.roles.client.base=corp",
                        "portolan.roles.client.chain[0]=arn:aws:iam::222222222222:role/client",
                        "portolan.clusters.orders.region=us-east-2",
                        "portolan.clusters.orders.cluster-name=orders",
                        "portolan.clusters.orders.role=client");
        application.run(
                context -> assertThat(context).getFailure().rootCause().hasMessageContaining("base identity corp"));
        application
                .withBean(
                        "corp",
                        AwsCredentialsProvider.class,
                        AnonymousCredentialsProvider::create,
                        bean -> ((AbstractBeanDefinition) bean).setDefaultCandidate(false))
                .withBean("other", AwsCredentialsProvider.class, AnonymousCredentialsProvider::create)
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void catalogFileMakesTheClusterBeans(LocalMsk msk) {
        Path catalog = msk.catalog("shop");
        new ApplicationContextRunner()
                .withConfiguration(AUTO_CONFIGURATIONS)
                .withPropertyValues("portolan.catalog=" + catalog.toUri(), "portolan.start=lazy")
                .run(context ->
                        assertThat(context).hasNotFailed().hasBean("orders").hasBean("payments"));
    }

    @Test
    void applicationsOwnPortolanGoesFirst(LocalMsk msk) {
        TwoClusterEstate.application(msk)
                .withPropertyValues("portolan.start=lazy")
                .withBean(
                        "own",
                        Portolan.class,
                        () -> Portolan.open(ClusterCatalog.of(
                                Map.of("clusters", Map.of("orders", plain(), "payments", plain())),
                                "a test",
                                path -> "")))
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(Portolan.class));
    }

    private static Map<String, String> plain() {
        return Map.of("bootstrap-servers", "127.0.0.1:1", "security-protocol", "PLAINTEXT");
    }
}
