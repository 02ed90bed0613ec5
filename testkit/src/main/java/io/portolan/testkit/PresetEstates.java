package io.portolan.testkit;

/**
 * Estates to begin with. Clients at the site {@value #SITE} use the clusters by a chain of two roles. Each method returns a
 * builder, which a test may extend. A role, cluster or site that is declared again replaces the first.
 *
 * <pre>{@code
 * LocalMsk msk = PresetEstates.oneCluster().serviceVpc("dev", "us-east-2").start();
 * }</pre>
 */
public final class PresetEstates {

    /** The only site. It is in account 333333333333 and {@code us-east-2}. */
    public static final String SITE = "shop";

    /** The role that the site may assume. */
    public static final String HUB = "arn:aws:iam::111111111111:role/kafka-hub";

    /** The role that may use the cluster {@code orders}. It trusts {@link #HUB}. */
    public static final String ORDERS_CLIENT = "arn:aws:iam::222222222222:role/orders-client";

    /** The role that may use the cluster {@code payments}. It trusts {@link #HUB}. */
    public static final String PAYMENTS_CLIENT = "arn:aws:iam::444444444444:role/payments-client";

    private PresetEstates() {}

    /** The cluster {@code orders} of account 222222222222 in {@code us-east-2}. The environment is {@code prod}. */
    public static LocalMskBuilder oneCluster() {
        return LocalMsk.builder()
                .serviceVpc("prod", "us-east-2")
                .site(SITE, site -> site.account("333333333333").inRegion("prod", "us-east-2"))
                .role(HUB, hub -> hub.trusts("333333333333"))
                .role(ORDERS_CLIENT, client -> client.trusts(HUB).mayUse("orders"))
                .cluster("orders", cluster -> cluster.inVpc("prod", "us-east-2").account("222222222222"));
    }

    /** {@link #oneCluster()} with the cluster {@code payments} of account 444444444444 in {@code us-west-2}. */
    public static LocalMskBuilder twoClusters() {
        return oneCluster()
                .serviceVpc("prod", "us-west-2")
                .role(PAYMENTS_CLIENT, client -> client.trusts(HUB).mayUse("payments"))
                .cluster(
                        "payments",
                        cluster -> cluster.inVpc("prod", "us-west-2").account("444444444444"));
    }
}
