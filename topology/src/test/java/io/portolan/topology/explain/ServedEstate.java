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
import io.portolan.topology.view.EstateView;
import io.portolan.topology.view.InspectAccess;
import io.portolan.topology.view.ViewScope;
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

/**
 * An estate whose control planes are served, so that it can be read and explained. It can be deployed again, and each deployment
 * replaces the one before. The endpoints and the reader's clients stay, since to make them takes longer than to deploy.
 */
final class ServedEstate implements AutoCloseable {

    private final ClusterCatalog catalog;
    private final EstatePlan plan;
    private final Set<String> regions;
    private final LocalControlPlane aws;
    private final EstateReader reader;
    private List<ReachedCluster> clusters = List.of();

    ServedEstate(ClusterCatalog catalog, EstatePlan plan) {
        this.catalog = catalog;
        this.plan = plan;
        regions = regions(catalog);
        aws = LocalControlPlane.start(regions.toArray(String[]::new));
        reader = new EstateReader(access(), Duration.ofSeconds(30));
    }

    /** Makes what the catalog says to exist and deploys into it. */
    DeployedEstate deploy(EstateDeployment deployment) {
        aws.plane().clear();
        clusters = ExistingEstate.of(catalog, aws.plane()).clusters();
        return deployment.deploy(aws.plane());
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
                .explain(path.cluster().definition(), path.site(), hosts, Optional.empty(), reader);
    }

    EstateView read(ViewScope scope) {
        return reader.read(scope);
    }

    private InspectAccess access() {
        Map<String, AwsCredentialsProvider> credentials = new HashMap<>();
        accounts()
                .forEach(account -> credentials.put(
                        account, StaticCredentialsProvider.create(aws.iam().user(account, "reader"))));
        Map<Region, URI> endpoints = new HashMap<>();
        regions.forEach(region -> endpoints.put(Region.of(region), aws.endpoint(region)));
        return new InspectAccess(credentials, endpoints);
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
        reader.close();
        aws.close();
    }
}
