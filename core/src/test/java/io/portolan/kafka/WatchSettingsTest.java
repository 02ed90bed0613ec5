package io.portolan.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.catalog.BrokerSource;
import io.portolan.catalog.ClientAuthentication;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.ClusterIdRule;
import io.portolan.catalog.Connectivity;
import io.portolan.catalog.PreflightPolicy;
import io.portolan.catalog.SecurityProtocol;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which clients {@link WatchSettings} has watched, and what of their own configuration stays. */
class WatchSettingsTest {

    private static final String WATCH = "io.portolan.kafka.ClusterWatch";
    private static final ClusterIdRule PINNED = new ClusterIdRule(Optional.of("A"), true);
    private static final ClusterIdRule LEARN = new ClusterIdRule(Optional.empty(), true);

    @Test
    void pinComesBeforeTheLearntId() {
        assertThat(settings(ClientKind.CLIENT, PINNED, Optional.of("B"))).containsEntry("portolan.cluster-id", "A");
        assertThat(settings(ClientKind.CLIENT, LEARN, Optional.of("B"))).containsEntry("portolan.cluster-id", "B");
        assertThat(settings(ClientKind.CLIENT, LEARN, Optional.empty())).containsEntry("portolan.cluster-id", "");
    }

    @Test
    void eachConfigurationHasAWatchOfItsOwn() {
        assertThat(settings(ClientKind.PRODUCER, PINNED, Optional.empty()))
                .isNotEqualTo(settings(ClientKind.PRODUCER, PINNED, Optional.empty()));
    }

    @Test
    void otherClientsAreNotWatched() {
        assertThat(settings(ClientKind.ADMIN, PINNED, Optional.empty())).isEmpty();
        assertThat(settings(ClientKind.PRODUCER, ClusterIdRule.NONE, Optional.of("B")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, io.portolan.kafka.ClusterWatch",
                "'', io.portolan.kafka.ClusterWatch",
                "shop.Audit, 'shop.Audit,io.portolan.kafka.ClusterWatch'",
                "'shop.Audit,shop.Trace', 'shop.Audit,shop.Trace,io.portolan.kafka.ClusterWatch'",
            })
    void ownInterceptorsStay(String own, String expected) {
        assertThat(withPlugIns("interceptor.classes", own)).containsEntry("interceptor.classes", expected);
    }

    @Test
    void ownInterceptorsMayBeClasses() {
        assertThat(withPlugIns("interceptor.classes", List.of(String.class)))
                .containsEntry("interceptor.classes", List.of(String.class, WATCH));
        assertThat(withPlugIns("interceptor.classes", String.class))
                .containsEntry("interceptor.classes", "java.lang.String," + WATCH);
    }

    @Test
    void ownTlsEnginesStay() {
        assertThat(withPlugIns("ssl.engine.factory.class", "shop.Engines"))
                .containsEntry("ssl.engine.factory.class", "shop.Engines");
        assertThat(withPlugIns("acks", "all"))
                .containsEntry("ssl.engine.factory.class", "io.portolan.kafka.WatchedSslEngines");
    }

    @Test
    void lostWatchIsRefused() {
        Map<String, String> watched = settings(ClientKind.CLIENT, PINNED, Optional.empty());

        assertThatThrownBy(
                        () -> WatchSettings.requireWatch(watched, Map.of("interceptor.classes", List.of("shop.Audit"))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("cluster-id for orders")
                .hasMessageContaining(WATCH);
        WatchSettings.requireWatch(watched, Map.of("interceptor.classes", List.of("shop.Audit", WATCH)));
        WatchSettings.requireWatch(watched, Map.of("client.id", "an admin client has no interceptors"));
        WatchSettings.requireWatch(Map.of(), Map.of("interceptor.classes", List.of()));
    }

    private static Map<String, Object> withPlugIns(String property, Object value) {
        Map<String, Object> config = new HashMap<>();
        config.put(property, value);
        WatchSettings.addPlugIns(config);
        return config;
    }

    private static Map<String, String> settings(ClientKind kind, ClusterIdRule rule, Optional<String> learnt) {
        ClusterDefinition cluster = new ClusterDefinition(
                "orders",
                Optional.empty(),
                new BrokerSource.Given(List.of()),
                new ClusterDefinition.Access(
                        SecurityProtocol.PLAINTEXT,
                        ClientAuthentication.NONE,
                        Connectivity.PRIVATE,
                        Optional.empty(),
                        Optional.empty()),
                new ClusterDefinition.Settings(PreflightPolicy.OFF, rule, Map.of(), Optional.empty()));
        return WatchSettings.of(kind, cluster, learnt);
    }
}
