package io.portolan.spring;

import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.PresetEstates;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** How an application at the site of {@link PresetEstates#oneCluster()} finds the estate. */
public final class ShopEstate {

    private ShopEstate() {}

    /** The property that names the site's catalog. */
    public static String catalog(LocalMsk msk) {
        return "portolan.catalog=file:" + msk.catalog(PresetEstates.SITE);
    }

    /** The credentials of the site's processes. */
    public static AwsCredentialsProvider credentials(LocalMsk msk) {
        return StaticCredentialsProvider.create(msk.site(PresetEstates.SITE).credentials());
    }
}
