package io.portolan.spring;

import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskBuilder;
import io.portolan.testkit.PresetEstates;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** An estate of one cluster, {@code orders}, used from the site {@code shop} by way of a hub role. */
public final class ShopEstate {

    public static final String HUB = PresetEstates.HUB;
    public static final String CLIENT = PresetEstates.ORDERS_CLIENT;

    private ShopEstate() {}

    /** To be extended by what a test needs besides. */
    public static LocalMskBuilder estate() {
        return PresetEstates.oneCluster();
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
