package io.portolan.benchmarks;

import io.portolan.testkit.ClusterBuilder;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskBuilder;
import io.portolan.testkit.PresetEstates;
import io.portolan.testkit.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The estates that figures are measured on and their clients. */
final class BenchmarkEstates {

    static final String CLUSTER = "orders";
    static final String SITE = PresetEstates.SITE;
    static final String ROLE = PresetEstates.ORDERS_CLIENT;

    private BenchmarkEstates() {}

    /** One cluster in another account. Its role trusts the site's identity, so aws-msk-iam-auth can assume it. */
    static LocalMskBuilder oneHop() {
        return oneHop(cluster -> cluster);
    }

    /** The same estate with more settings of the cluster. */
    static LocalMskBuilder oneHop(UnaryOperator<ClusterBuilder> more) {
        return PresetEstates.oneCluster()
                .role(ROLE, role -> role.trusts("333333333333").mayUse(CLUSTER))
                .cluster(
                        CLUSTER,
                        cluster -> more.apply(cluster.inVpc("prod", "us-east-2").account("222222222222")));
    }

    /** The same cluster, whose role chain has a hub role. */
    static LocalMskBuilder twoHops() {
        return PresetEstates.oneCluster();
    }

    /** A fresh JVM at the site for either peer. By hand the SDK's own variables name the endpoints of STS and the MSK API. */
    static ClientJvm client(LocalMsk msk, List<String> flags) {
        Site site = msk.site(SITE);
        String endpoint = msk.httpsEndpoint(site.region()).toString();
        Map<String, String> environment = Map.of("AWS_ENDPOINT_URL_STS", endpoint, "AWS_ENDPOINT_URL_KAFKA", endpoint);
        return new ClientJvm(site, msk.jvmTrustStore(), flags, environment);
    }

    /** The site's catalog with the same endpoints. */
    static Path catalog(LocalMsk msk) throws IOException {
        return Files.writeString(msk.catalog(SITE), catalogText(msk));
    }

    /** The text of the site's catalog with the same endpoints. */
    static String catalogText(LocalMsk msk) {
        String region = msk.site(SITE).region();
        return msk.catalogText(SITE)
                .replace(
                        msk.endpoint(region).toString(),
                        msk.httpsEndpoint(region).toString());
    }

    /** The site's catalog with snapshots, so that a start uses what an earlier one has left. */
    static Path withSnapshots(LocalMsk msk) throws IOException {
        Path catalog = msk.catalog(SITE);
        return Files.writeString(
                catalog,
                catalogText(msk)
                        .replace(
                                "{policy: off}",
                                "{directory: " + catalog.toAbsolutePath().getParent() + "}"));
    }

    /** The work by hand for the cluster of {@link #oneHop}. */
    static ByHandSetup byHand(LocalMsk msk) {
        return new ByHandSetup(
                msk.cluster(CLUSTER).arn(),
                ROLE,
                SITE,
                msk.site(SITE).region(),
                msk.trustStore().toString());
    }
}
