package io.portolan.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.net.InetAddress;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;

/**
 * {@link LocalMskExtension} beside a framework that disconnects only after all tests, as Spring's extension closes its
 * context.
 */
@ExtendWith(LocalMskExtensionTest.Framework.class)
class LocalMskExtensionTest {

    @RegisterExtension
    static final LocalMskExtension ESTATE =
            LocalMskExtension.of(LocalMsk.builder().cluster("orders", ClusterBuilder::controlPlaneOnly));

    static final class Framework implements AfterAllCallback {

        @Override
        public void afterAll(ExtensionContext context) {
            assertThat(ESTATE.msk().catalog("app"))
                    .as("what the framework is connected to is still there")
                    .exists();
        }
    }

    @Test
    void estateOutlivesItsConnections(LocalMsk msk) {
        assertThat(msk).isSameAs(ESTATE.msk());
    }

    @Test
    void jvmActsAsTheSiteUntilTheEstateCloses() {
        System.setProperty("aws.sessionToken", "outer");
        System.setProperty("aws.region", "eu-west-1");
        try {
            SummaryGeneratingListener listener = new SummaryGeneratingListener();
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectClass(AtTheStock.class))
                                    .build(),
                            listener);

            assertThat(listener.getSummary().getFailures()).isEmpty();
            assertThat(listener.getSummary().getTestsSucceededCount()).isEqualTo(2);
            assertThat(System.getProperty("aws.sessionToken")).isEqualTo("outer");
            assertThat(System.getProperty("aws.region")).isEqualTo("eu-west-1");
            assertThat(System.getProperty("aws.accessKeyId")).isNull();
            assertThat(System.getProperty("aws.secretAccessKey")).isNull();
        } finally {
            System.clearProperty("aws.sessionToken");
            System.clearProperty("aws.region");
        }
    }

    static class AtTheStock {

        @RegisterExtension
        static final LocalMskExtension ACTING = LocalMskExtension.of(LocalMsk.builder()
                        .serviceVpc("prod", "us-west-2")
                        .cluster("orders", ClusterBuilder::controlPlaneOnly)
                        .site("shop", site -> site)
                        .site("stock", site -> site))
                .actAs("stock");

        @RepeatedTest(2)
        void defaultChainIsThatOfTheSite(LocalMsk msk) throws Exception {
            Site stock = msk.site("stock");
            AwsCredentials seen = SystemPropertyCredentialsProvider.create().resolveCredentials();
            assertThat(seen).isEqualTo(stock.credentials());
            assertThat(System.getProperty("aws.region")).isEqualTo("us-west-2");
            stock.pin("stock.example.com", InetAddress.getByName("127.9.9.9"));
            assertThat(InetAddress.getAllByName("stock.example.com"))
                    .extracting(InetAddress::getHostAddress)
                    .containsExactly("127.9.9.9");
        }
    }
}
