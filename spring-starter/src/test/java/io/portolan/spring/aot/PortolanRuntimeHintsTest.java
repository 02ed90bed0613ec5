package io.portolan.spring.aot;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.Portolan;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.credentials.BaseIdentity;
import io.portolan.spring.PortolanProperties;
import io.portolan.spring.ShopEstate;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import io.portolan.testkit.PresetEstates;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.config.SaslConfigs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** Compares {@link PortolanRuntimeHints} with the classes and resources that a run on the JVM finds by name. */
class PortolanRuntimeHintsTest {

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(PresetEstates.oneCluster());

    private final RuntimeHints hints = hints();

    /** The hints by the file in which AOT processing finds them. */
    private static RuntimeHints hints() {
        RuntimeHints hints = new RuntimeHints();
        SpringFactoriesLoader.forResourceLocation("META-INF/spring/aot.factories")
                .load(RuntimeHintsRegistrar.class)
                .stream()
                .filter(PortolanRuntimeHints.class::isInstance)
                .forEach(registrar -> registrar.registerHints(hints, PortolanRuntimeHintsTest.class.getClassLoader()));
        return hints;
    }

    @Test
    void classesOfClientConfigurationCanBeMade(LocalMsk msk) {
        Path catalog = msk.catalog("shop");
        try (Portolan portolan = Portolan.builder(ClusterCatalog.load(catalog))
                .baseIdentity(BaseIdentity.provider(ShopEstate.credentials(msk)))
                .open()) {
            Map<String, Object> config = portolan.cluster("orders").clientConfig();
            assertMade(String.valueOf(config.get(SaslConfigs.SASL_CLIENT_CALLBACK_HANDLER_CLASS)));
            assertMade(String.valueOf(config.get(SaslConfigs.SASL_JAAS_CONFIG)).split(" ", -1)[0]);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io/portolan/diagnosis/preflight-report.css",
                "io/portolan/diagnosis/preflight-report.schema.json",
                "version.properties"
            })
    void neededResourcesAreIncluded(String resource) {
        assertThat(getClass().getClassLoader().getResource(resource)).isNotNull();
        assertThat(RuntimeHintsPredicates.resource().forResource(resource)).accepts(hints);
    }

    @Test
    void propertiesCanBeBound() {
        assertThat(RuntimeHintsPredicates.reflection().onType(PortolanProperties.class))
                .accepts(hints);
        assertThat(RuntimeHintsPredicates.reflection().onType(PortolanProperties.ClusterEntry.class))
                .accepts(hints);
    }

    private void assertMade(String type) {
        assertThat(RuntimeHintsPredicates.reflection()
                        .onType(TypeReference.of(type))
                        .withMemberCategory(MemberCategory.INVOKE_DECLARED_CONSTRUCTORS))
                .as(type)
                .accepts(hints);
    }
}
