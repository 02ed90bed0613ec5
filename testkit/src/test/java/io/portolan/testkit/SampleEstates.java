package io.portolan.testkit;

/** Estates that several tests start. */
final class SampleEstates {

    static final String HUB = "arn:aws:iam::111111111111:role/kafka-hub";
    static final String ORDERS_CLIENT = "arn:aws:iam::222222222222:role/orders-client";
    static final String AUDIT_READER = "arn:aws:iam::222222222222:role/audit-reader";

    private SampleEstates() {}

    static LocalMskBuilder twoRegions() {
        return LocalMsk.builder()
                .serviceVpc("prod", "us-east-2")
                .serviceVpc("prod", "us-west-2")
                .serviceVpc("dev", "us-east-2")
                .cluster("orders", c -> c.inVpc("prod", "us-west-2"))
                .cluster("audit", c -> c.inVpc("prod", "us-east-2"))
                .cluster(
                        "payments-east",
                        c -> c.inVpc("prod", "us-east-2")
                                .catalogName("payments")
                                .clusterName("payments")
                                .foundByName()
                                .controlPlaneOnly())
                .cluster(
                        "payments-west",
                        c -> c.inVpc("prod", "us-west-2")
                                .catalogName("payments")
                                .clusterName("payments")
                                .foundByName()
                                .controlPlaneOnly())
                .cluster("legacy", c -> c.inVpc("prod", "us-east-2").provisioned())
                .cluster("dev-orders", c -> c.inVpc("dev", "us-east-2").controlPlaneOnly())
                .role(HUB, r -> r.trusts("333333333333"))
                .role(
                        ORDERS_CLIENT,
                        r -> r.trusts(HUB)
                                .externalId("checkout-team")
                                .mayUse("orders")
                                .mayUse("payments-east")
                                .mayUse("payments-west"))
                .role(AUDIT_READER, r -> r.trusts("444444444444").mayRead("audit", "audit"))
                .site("shop", s -> s.account("333333333333").inRegion("prod", "us-east-2"))
                .onPremises("plant", s -> s.account("444444444444").environment("prod"));
    }
}
