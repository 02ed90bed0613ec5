package io.portolan.spring;

import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskBuilder;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** An estate of one cluster, {@code orders}, used from the site {@code shop} by way of a hub role. */
public final class TestShop {

    public static final String HUB = "arn:aws:iam::111111111111:role/kafka-hub";
    public static final String CLIENT = "arn:aws:iam::222222222222:role/orders-client";

    private TestShop() {}

    /** To be extended by what a test needs besides. */
    public static LocalMskBuilder estate() {
        return LocalMsk.builder()
                .serviceVpc("prod", "us-east-2")
                .site("shop", site -> site.account("333333333333").inRegion("prod", "us-east-2"))
                .role(HUB, hub -> hub.trusts("333333333333"))
                .role(CLIENT, client -> client.trusts(HUB).mayUse("orders"))
                .cluster("orders", cluster -> cluster.inVpc("prod", "us-east-2").account("222222222222"));
    }

    /** The property that names the site's catalog. */
    public static String catalog(LocalMsk msk) {
        return "portolan.catalog=file:" + msk.catalog("shop");
    }

    /** Whom the site's processes are. */
    public static AwsCredentialsProvider credentials(LocalMsk msk) {
        return StaticCredentialsProvider.create(msk.site("shop").credentials());
    }
}
