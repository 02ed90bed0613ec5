package io.portolan.resilience;

import io.portolan.Portolan;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.credentials.BaseIdentity;
import io.portolan.testkit.LocalCluster;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskBuilder;
import io.portolan.testkit.PresetEstates;
import io.portolan.testkit.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * An estate with one site and two clusters in two regions and accounts. Each cluster has two brokers and a role behind
 * one hub role.
 */
final class ResilienceEstate {

    static final String ENVIRONMENT = "prod";
    static final String HUB = PresetEstates.HUB;
    static final String EXTERNAL_ID = "checkout-team";

    private static final String FOREIGN = "dev";
    private static final String SITE = PresetEstates.SITE;
    private static final String ORDERS = PresetEstates.ORDERS_CLIENT;
    private static final String PAYMENTS = PresetEstates.PAYMENTS_CLIENT;

    private ResilienceEstate() {}

    /** How long connections last before they authenticate again. */
    static LocalMsk start(Duration reauthentication) {
        return declared(reauthentication).start();
    }

    /** The same beside another environment, in which each cluster has a twin. */
    static LocalMsk startBesideTwins(Duration reauthentication) {
        return declared(reauthentication)
                .serviceVpc(FOREIGN, "us-east-2")
                .serviceVpc(FOREIGN, "us-west-2")
                .cluster(twin("orders"), twin -> twin.twinOf("orders").inVpc(FOREIGN, "us-east-2"))
                .cluster(twin("payments"), twin -> twin.twinOf("payments").inVpc(FOREIGN, "us-west-2"))
                .start();
    }

    /** The name of a cluster's twin, whose brokers are at foreign addresses. */
    static String twin(String cluster) {
        return cluster + "-abroad";
    }

    private static LocalMskBuilder declared(Duration reauthentication) {
        return PresetEstates.twoClusters()
                .role(ORDERS, role -> role.trusts(HUB).externalId(EXTERNAL_ID).mayUse("orders"))
                .cluster(
                        "orders",
                        cluster -> cluster.inVpc(ENVIRONMENT, "us-east-2")
                                .account("222222222222")
                                .sessionLife(reauthentication))
                .cluster(
                        "payments",
                        cluster -> cluster.inVpc(ENVIRONMENT, "us-west-2")
                                .account("444444444444")
                                .sessionLife(reauthentication));
    }

    static Site site(LocalMsk msk) {
        return msk.site(SITE);
    }

    /** The only role that may be seen at a cluster's brokers. */
    static String role(LocalCluster cluster) {
        return cluster.account().equals("222222222222") ? ORDERS : PAYMENTS;
    }

    /** The site's catalog with this {@code snapshot} block and with more lines in {@code defaults.kafka}. */
    static Path catalog(LocalMsk msk, Path file, String snapshot, String... kafka) throws IOException {
        String text = msk.catalogText(SITE).replaceFirst("(?m)^snapshot: .*", "snapshot: " + snapshot);
        String properties =
                Arrays.stream(kafka).map(line -> "    " + line + "\n").collect(Collectors.joining());
        return Files.writeString(file, text + properties);
    }

    /** Opens the catalog in this JVM with the site's settings. */
    static Portolan open(LocalMsk msk, Path catalog) {
        return Portolan.builder(ClusterCatalog.load(catalog))
                .baseIdentity(BaseIdentity.provider(
                        StaticCredentialsProvider.create(site(msk).credentials())))
                .open();
    }
}
