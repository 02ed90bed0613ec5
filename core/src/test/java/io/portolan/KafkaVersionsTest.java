package io.portolan;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link Portolan} with the versions of kafka-clients that the README names, each in a JVM of its own. */
@Tag("whole")
@Timeout(120)
class KafkaVersionsTest {

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(OrdersEstate.oneCluster());

    @ParameterizedTest
    @ValueSource(strings = {"2.8.2", "3.0.2", "3.2.3", "3.4.1", "3.6.2", "3.9.1", "4.0.2", "4.1.2", "4.2.2", "4.3.1"})
    void clientsWorkOnVersion(String version, LocalMsk msk) throws Exception {
        assertWorks(
                ClientProcess.runOnKafka(
                        version, msk.site("shop"), ClientProcess.AllClients.class.getName(), msk.catalog("shop")),
                version);
    }

    @Test
    void clientsWorkOnThePresentVersion(LocalMsk msk) throws Exception {
        assertWorks(
                ClientProcess.run(msk.site("shop"), ClientProcess.AllClients.class.getName(), msk.catalog("shop")),
                "4.");
    }

    private static void assertWorks(String output, String version) {
        assertThat(output)
                .contains("kafka-clients " + version, "consumed what it produced", "topics [versions]")
                .endsWith("exit 0");
    }
}
