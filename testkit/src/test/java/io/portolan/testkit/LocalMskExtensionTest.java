package io.portolan.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

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
}
