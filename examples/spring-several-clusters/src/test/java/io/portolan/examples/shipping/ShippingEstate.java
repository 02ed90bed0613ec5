package io.portolan.examples.shipping;

import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskBuilder;

/** Two clusters in two regions and accounts. The application is in a third account. */
public final class ShippingEstate {

    public static final String SITE = "shipping";
    public static final String ORDERS_ROLE = "arn:aws:iam::222222222222:role/orders-client";
    public static final String SHIPMENTS_ROLE = "arn:aws:iam::333333333333:role/shipments-client";

    private ShippingEstate() {}

    public static LocalMskBuilder declare() {
        return LocalMsk.builder()
                .serviceVpc("prod", "us-east-2")
                .serviceVpc("prod", "us-west-2")
                .cluster("orders", c -> c.inVpc("prod", "us-east-2").account("222222222222"))
                .cluster("shipments", c -> c.inVpc("prod", "us-west-2").account("333333333333"))
                .role(ORDERS_ROLE, r -> r.trusts("444444444444").mayUse("orders"))
                .role(SHIPMENTS_ROLE, r -> r.trusts("444444444444").mayUse("shipments"))
                .site(SITE, s -> s.account("444444444444").inRegion("prod", "us-east-2"));
    }
}
