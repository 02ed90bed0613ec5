package io.portolan.examples.shipping;

import io.portolan.spring.testkit.LocalMskConnection;
import io.portolan.testkit.LocalMskExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

/** {@link ShippingApplication} with clusters by name. */
@SpringBootTest
@Import(ShippingRun.class)
@DirtiesContext
class ShippingApplicationTest {

    @RegisterExtension
    @LocalMskConnection(ShippingEstate.SITE)
    static final LocalMskExtension ESTATE = LocalMskExtension.of(ShippingEstate.declare());

    @Autowired
    private ShippingRun run;

    @Test
    void ordersBecomeShipmentsOfTheOtherCluster() throws Exception {
        run.verify();
    }
}
