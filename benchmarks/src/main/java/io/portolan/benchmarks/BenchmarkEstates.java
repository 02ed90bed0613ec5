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

/** The estate that figures are measured on, and its clients. */
final class BenchmarkEstates {

    static final String CLUSTER = "orders";
    static final String SITE = PresetEstates.SITE;
    static final String ROLE = PresetEstates.ORDERS_CLIENT;

    private BenchmarkEstates() {}

    /** One cluster in another account, by a role that trusts the site's own: a chain that aws-msk-iam-auth can walk. */
    static LocalMskBuilder oneHop() {
        return oneHop(cluster -> cluster);
    }

    /** The same with more to say of the cluster. */
    static LocalMskBuilder oneHop(UnaryOperator<ClusterBuilder> more) {
        return PresetEstates.oneCluster()
                .role(ROLE, role -> role.trusts("333333333333").mayUse(CLUSTER))
                .cluster(
                        CLUSTER,
                        cluster -> more.apply(cluster.inVpc("prod", "us-east-2").account("222222222222")));
    }

    /** The same cluster by way of a hub role. */
    static LocalMskBuilder twoHops() {
        return PresetEstates.oneCluster();
    }

    /** A fresh JVM at the site, for either peer. By hand, STS and the MSK API are found by the SDK's own variables. */
    static ClientJvm client(LocalMsk msk, List<String> flags) {
        Site site = msk.site(SITE);
        String endpoint = msk.httpsEndpoint(site.region()).toString();
        Map<String, String> environment = Map.of("AWS_ENDPOINT_URL_STS", endpoint, "AWS_ENDPOINT_URL_KAFKA", endpoint);
        return new ClientJvm(site, msk.jvmTrustStore(), flags, environment);
    }

    /** The site's catalog, with the same endpoints. */
    static Path catalog(LocalMsk msk) throws IOException {
        return Files.writeString(msk.catalog(SITE), catalogText(msk));
    }

    /** What is in it. */
    static String catalogText(LocalMsk msk) {
        String region = msk.site(SITE).region();
        return msk.catalogText(SITE)
                .replace(
                        msk.endpoint(region).toString(),
                        msk.httpsEndpoint(region).toString());
    }

    /** The same; starts use what an earlier one has left. */
    static Path withSnapshots(LocalMsk msk) throws IOException {
        Path catalog = msk.catalog(SITE);
        return Files.writeString(
                catalog,
                catalogText(msk).replace("{policy: off}", "{directory: " + catalog.resolveSibling("snapshots") + "}"));
    }

    /** By hand, for the cluster of {@link #oneHop}. */
    static ByHandSetup byHand(LocalMsk msk) {
        return new ByHandSetup(
                msk.cluster(CLUSTER).arn(),
                ROLE,
                SITE,
                msk.site(SITE).region(),
                msk.trustStore().toString());
    }
}
