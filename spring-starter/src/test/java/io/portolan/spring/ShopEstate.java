package io.portolan.spring;

import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskBuilder;
import io.portolan.testkit.PresetEstates;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** An estate with the cluster {@code orders} and the site {@code shop}, which uses the cluster by a hub role. */
public final class ShopEstate {

    public static final String HUB = PresetEstates.HUB;
    public static final String CLIENT = PresetEstates.ORDERS_CLIENT;

    private ShopEstate() {}

    /** Builds the estate. A test may add to it. */
    public static LocalMskBuilder estate() {
        return PresetEstates.oneCluster();
    }

    /** The property that names the site's catalog. */
    public static String catalog(LocalMsk msk) {
        return "portolan.catalog=file:" + msk.catalog("shop");
    }

    /** The credentials of the site's processes. */
    public static AwsCredentialsProvider credentials(LocalMsk msk) {
        return StaticCredentialsProvider.create(msk.site("shop").credentials());
    }
}
