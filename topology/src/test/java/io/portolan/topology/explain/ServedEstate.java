package io.portolan.topology.explain;

import io.portolan.catalog.ClientSite;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.testkit.LocalControlPlane;
import io.portolan.testkit.stack.DeployedEstate;
import io.portolan.testkit.stack.EstateDeployment;
import io.portolan.topology.ExistingEstate;
import io.portolan.topology.ReachedCluster;
import io.portolan.topology.plan.EstatePlan;
import io.portolan.topology.view.EstateReader;
import io.portolan.topology.view.InspectAccess;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** An estate whose control planes are served, so that it can be read and explained. */
final class ServedEstate implements AutoCloseable {

    private final ClusterCatalog catalog;
    private final EstatePlan plan;
    private final Set<String> regions;
    private final LocalControlPlane aws;
    private final List<ReachedCluster> clusters;
    private final DeployedEstate deployed;

    ServedEstate(ClusterCatalog catalog, EstatePlan plan, EstateDeployment deployment) {
        this.catalog = catalog;
        this.plan = plan;
        regions = regions(catalog);
        aws = LocalControlPlane.start(regions.toArray(String[]::new));
        clusters = ExistingEstate.of(catalog, aws.plane()).clusters();
        deployed = deployment.deploy(aws.plane());
    }

    private static Set<String> regions(ClusterCatalog catalog) {
        Set<String> regions = new TreeSet<>();
        catalog.serviceVpcs().keySet().forEach(region -> regions.add(region.id()));
        catalog.estate()
                .clientSites()
                .values()
                .forEach(site -> site.network()
                        .ifPresent(network -> regions.add(network.region().id())));
        return regions;
    }

    LocalControlPlane aws() {
        return aws;
    }

    DeployedEstate deployed() {
        return deployed;
    }

    List<ReachedCluster> clusters() {
        return clusters;
    }

    /** All sites with the clusters that they use. */
    List<DeployedPath> paths(Random random) {
        List<DeployedPath> paths = new ArrayList<>();
        for (ClientSite site : catalog.estate().clientSites().values()) {
            for (ReachedCluster cluster : clusters) {
                if (uses(site, cluster)) {
                    paths.add(new DeployedPath(plan, aws.plane(), site, cluster, random));
                }
            }
        }
        return paths;
    }

    private static boolean uses(ClientSite site, ReachedCluster cluster) {
        return site.roles().isEmpty()
                || cluster.definition()
                        .access()
                        .dataPlane()
                        .filter(chain -> site.roles().contains(chain.name()))
                        .isPresent();
    }

    /** Explains a path without a preflight. */
    Explanation explain(DeployedPath path, List<String> hosts) {
        return new PlanInspection(catalog, plan)
                .explain(path.cluster().definition(), path.site(), hosts, Optional.empty(), reader());
    }

    EstateReader reader() {
        Map<String, AwsCredentialsProvider> credentials = new HashMap<>();
        accounts()
                .forEach(account -> credentials.put(
                        account, StaticCredentialsProvider.create(aws.iam().user(account, "reader"))));
        Map<Region, URI> endpoints = new HashMap<>();
        regions.forEach(region -> endpoints.put(Region.of(region), aws.endpoint(region)));
        return new EstateReader(new InspectAccess(credentials, endpoints), Duration.ofSeconds(30));
    }

    List<String> accounts() {
        Set<String> accounts = new TreeSet<>();
        plan.resources().forEach(resource -> accounts.add(resource.stack().account()));
        catalog.estate()
                .clientSites()
                .values()
                .forEach(site -> site.identities().forEach(identity -> accounts.add(identity.split(":", 6)[4])));
        return List.copyOf(accounts);
    }

    @Override
    public void close() {
        aws.close();
    }
}
