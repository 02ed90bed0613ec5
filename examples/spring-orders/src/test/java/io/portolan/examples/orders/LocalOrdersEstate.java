package io.portolan.examples.orders;

import io.portolan.spring.testkit.LocalMskConnection;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** An estate with two clusters in two regions and accounts. The shop is in a third account. */
@TestConfiguration(proxyBeanMethods = false)
class LocalOrdersEstate {

    static final String SITE = "shop";

    private static final String HUB = "arn:aws:iam::111111111111:role/kafka-hub";

    @Bean
    @LocalMskConnection(SITE)
    static LocalMsk estate() {
        return declare().start();
    }

    @Bean
    static RouterFunction<ServerResponse> forwardingRules(LocalMsk estate) {
        return new ForwardingRules(estate).routes();
    }

    static LocalMskBuilder declare() {
        return LocalMsk.builder()
                .serviceVpc("prod", "us-east-2")
                .serviceVpc("prod", "us-west-2")
                .cluster("orders", c -> c.inVpc("prod", "us-east-2").account("222222222222"))
                .cluster("payments", c -> c.inVpc("prod", "us-west-2").account("333333333333"))
                .role(HUB, r -> r.trusts("444444444444"))
                .role(
                        "arn:aws:iam::222222222222:role/orders-client",
                        r -> r.trusts(HUB).mayUse("orders"))
                .role(
                        "arn:aws:iam::333333333333:role/payments-client",
                        r -> r.trusts(HUB).mayUse("payments"))
                .site(SITE, s -> s.account("444444444444").inRegion("prod", "us-east-2"));
    }
}
