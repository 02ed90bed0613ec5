package io.portolan.examples.orders;

import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskBuilder;

/** Two clusters, in two regions and in accounts of their own; the shop is in a third account. */
final class LocalEstate {

    static final String SITE = "shop";

    private static final String HUB = "arn:aws:iam::111111111111:role/kafka-hub";

    private LocalEstate() {}

    static LocalMskBuilder declare() {
        return LocalMsk.builder()
                .serviceVpc("prod", "us-east-2")
                .serviceVpc("prod", "us-west-2")
                .cluster("orders", c -> c.in("prod", "us-east-2").account("222222222222"))
                .cluster("payments", c -> c.in("prod", "us-west-2").account("333333333333"))
                .role(HUB, r -> r.trusts("444444444444"))
                .role(
                        "arn:aws:iam::222222222222:role/orders-client",
                        r -> r.trusts(HUB).mayUse("orders"))
                .role(
                        "arn:aws:iam::333333333333:role/payments-client",
                        r -> r.trusts(HUB).mayUse("payments"))
                .site(SITE, s -> s.account("444444444444").in("prod", "us-east-2"));
    }
}
