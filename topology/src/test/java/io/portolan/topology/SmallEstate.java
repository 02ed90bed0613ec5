package io.portolan.topology;

import io.portolan.catalog.ClusterCatalog;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.testkit.LocalControlPlane;
import io.portolan.testkit.stack.StackResource;
import io.portolan.topology.explain.Drift;
import io.portolan.topology.explain.Explanation;
import io.portolan.topology.explain.PlanInspection;
import io.portolan.topology.plan.EstatePlan;
import io.portolan.topology.plan.PlanSelection;
import io.portolan.topology.view.EstateReader;
import io.portolan.topology.view.InspectAccess;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** The estate of {@code small-estate.yaml}, deployed and served. Each account can be read. */
public final class SmallEstate implements AutoCloseable {

    private static final List<String> ACCOUNTS =
            List.of("111111111111", "222222222222", "333333333333", "444444444444", "555555555555");

    private final ClusterCatalog catalog = SampleEstates.catalog("small-estate.yaml");
    private final EstatePlan plan = EstatePlan.of(catalog);
    private final LocalControlPlane aws = LocalControlPlane.start("us-east-2", "us-west-2");
    private final EstateReader reader = reader(aws);

    private SmallEstate() {}

    /** All of it. */
    public static SmallEstate deploy() {
        SmallEstate estate = new SmallEstate();
        ExistingEstate.of(estate.catalog, estate.aws.plane());
        EstateProof.of(estate.catalog).deployment().deploy(estate.aws.plane());
        return estate;
    }

    /** All but one resource and what needs it. */
    public static SmallEstate deployWithout(StackResource resource) {
        SmallEstate estate = new SmallEstate();
        ExistingEstate.of(estate.catalog, estate.aws.plane());
        EstateProof.of(estate.catalog).deployment().leaveOut(resource).deploy(estate.aws.plane());
        return estate;
    }

    /** The accounts' control planes. */
    public LocalControlPlane aws() {
        return aws;
    }

    /** The plan. */
    public EstatePlan plan() {
        return plan;
    }

    /** The catalog. */
    public ClusterCatalog catalog() {
        return catalog;
    }

    /** Explains a path without a preflight. */
    public Explanation explain(String cluster, String site) {
        ClusterDefinition definition = catalog.cluster(cluster, () -> Region.US_EAST_2);
        return new PlanInspection(catalog, plan)
                .explain(
                        definition,
                        Objects.requireNonNull(catalog.estate().clientSites().get(site)),
                        List.of(),
                        Optional.empty(),
                        reader);
    }

    /** Compares all of the plan. */
    public Drift compare() {
        return new PlanInspection(catalog, plan).compare(PlanSelection.all(), reader);
    }

    /** Reads all accounts. */
    public EstateReader reader() {
        return reader;
    }

    private static EstateReader reader(LocalControlPlane aws) {
        Map<String, AwsCredentialsProvider> credentials = new HashMap<>();
        ACCOUNTS.forEach(account -> credentials.put(
                account, StaticCredentialsProvider.create(aws.iam().user(account, "reader"))));
        Map<Region, URI> endpoints =
                Map.of(Region.US_EAST_2, aws.endpoint("us-east-2"), Region.US_WEST_2, aws.endpoint("us-west-2"));
        return new EstateReader(new InspectAccess(credentials, endpoints), Duration.ofSeconds(30));
    }

    @Override
    public void close() {
        reader.close();
        aws.close();
    }
}
