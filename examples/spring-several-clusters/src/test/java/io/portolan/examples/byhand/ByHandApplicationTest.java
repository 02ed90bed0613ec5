package io.portolan.examples.byhand;

import io.portolan.examples.shipping.ShippingEstate;
import io.portolan.examples.shipping.ShippingRun;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** {@link ByHandApplication} does the same work. So the README compares two applications that both run. */
class ByHandApplicationTest {

    private static final Map<String, String> ROLES =
            Map.of("orders", ShippingEstate.ORDERS_ROLE, "shipments", ShippingEstate.SHIPMENTS_ROLE);

    @RegisterExtension
    static final LocalMskExtension ESTATE =
            LocalMskExtension.of(ShippingEstate.declare()).actAs(ShippingEstate.SITE);

    @AfterAll
    static void leaveNoSettings() {
        System.clearProperty("aws.endpointUrlSts");
    }

    @Test
    void ordersBecomeShipmentsOfTheOtherCluster(LocalMsk msk) throws Exception {
        System.setProperty("aws.endpointUrlSts", msk.endpoint("us-east-2").toString());
        try (ConfigurableApplicationContext application = start(msk)) {
            application.getBean(ShippingRun.class).verify();
        }
    }

    private static ConfigurableApplicationContext start(LocalMsk msk) {
        SpringApplicationBuilder builder = new SpringApplicationBuilder(ByHandApplication.class, ShippingRun.class)
                .web(WebApplicationType.NONE)
                .properties("spring.config.name=none", "kafka.trust-store=" + msk.trustStore());
        ROLES.forEach((cluster, role) -> builder.properties(
                "kafka.clusters." + cluster + ".bootstrap-servers="
                        + msk.cluster(cluster).bootstrapServers(),
                "kafka.clusters." + cluster + ".region=us-east-2",
                "kafka.clusters." + cluster + ".role=" + role));
        return builder.run();
    }
}
