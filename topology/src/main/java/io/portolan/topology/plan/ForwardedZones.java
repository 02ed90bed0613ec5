package io.portolan.topology.plan;

import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.Connectivity;
import io.portolan.catalog.MskClusterArn;
import io.portolan.catalog.MskZone;
import io.portolan.catalog.ServiceVpcSite;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.regions.Region;

/** Which zones of MSK are forwarded to the service VPC of a region, and where one zone would have to go to two places. */
final class ForwardedZones {

    private final EstateFacts facts;

    ForwardedZones(EstateFacts facts) {
        this.facts = facts;
    }

    /** The zones of a region. That of Serverless always comes first, others if a cluster may have its brokers there. */
    List<MskZone> find(Region region) {
        return MskZone.all(region).stream()
                .filter(zone -> (zone.serverless() && !zone.dualStack())
                        || !clusters(zone, region).isEmpty())
                .sorted(Comparator.comparing(MskZone::dualStack).thenComparing(zone -> !zone.serverless()))
                .toList();
    }

    private List<ClusterDefinition> clusters(MskZone zone, Region region) {
        return facts.clusters(region).stream()
                .filter(cluster ->
                        isForwarded(cluster) && ClusterKind.of(cluster).mayUse(zone))
                .toList();
    }

    /** Clients reach a cluster of multi-VPC connectivity in their own VPC, and its public listener by public names. */
    private static boolean isForwarded(ClusterDefinition cluster) {
        return cluster.access().connectivity() == Connectivity.PRIVATE;
    }

    /** What to say of the zones of a region that are in two places. */
    void warn(Region region, PlanDraft draft) {
        warnOfApi(region, draft);
        for (MskZone zone : find(region)) {
            if (!zone.serverless()) {
                clusters(zone, region).forEach(cluster -> warnOfOtherAccount(cluster, zone, region, draft));
                warnOfConnections(zone, region, draft);
            }
        }
    }

    /** The API of MSK has the name of the zone of Provisioned, and a rule goes before the private DNS of an interface endpoint. */
    private void warnOfApi(Region region, PlanDraft draft) {
        String domains = find(region).stream()
                .filter(zone -> !zone.serverless())
                .map(MskZone::domain)
                .collect(Collectors.joining(", "));
        if (!domains.isEmpty() && hasResolvers(region)) {
            draft.warn("The MSK API of " + region.id() + " has the same name as a forwarded domain (" + domains
                    + "). So a VPC with its own interface endpoint for kafka gets the answer of the service VPC. Give"
                    + " clients there the endpoint's own name (vpce-…) below endpoints.kafka." + region.id()
                    + ", and other programs by AWS_ENDPOINT_URL_KAFKA.");
        }
    }

    private boolean hasResolvers(Region region) {
        return facts.serviceVpcs().stream()
                .anyMatch(vpc ->
                        vpc.region().equals(region) && !vpc.inboundResolvers().isEmpty());
    }

    private void warnOfOtherAccount(ClusterDefinition cluster, MskZone zone, Region region, PlanDraft draft) {
        Optional<String> account = facts.place(region).map(ServiceVpcSite::account);
        Optional<String> owner = cluster.source().knownArn().map(MskClusterArn::account);
        if (account.isPresent() && owner.isPresent() && !account.equals(owner)) {
            draft.warn("The domain " + zone.domain() + " may have to go to two places. The Provisioned cluster "
                    + cluster.name() + " is in the account " + owner.get() + ", and the service VPC of " + region.id()
                    + " is in the account " + account.get()
                    + ". Where the cluster is in another VPC, its names are there too,"
                    + " and no rule for the domain can lead to both. Move the cluster into the service VPC.");
        }
    }

    private void warnOfConnections(MskZone zone, Region region, PlanDraft draft) {
        String names = facts.clusters(region).stream()
                .filter(cluster -> cluster.access().connectivity() == Connectivity.VPC_CONNECTIVITY)
                .filter(cluster -> ClusterKind.of(cluster).mayUse(zone))
                .map(ClusterDefinition::name)
                .collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            draft.warn("The domain " + zone.domain()
                    + " would have to go to two places. Clusters with vpc-connectivity ("
                    + names + ") have their names in each client's own VPC, and the rule leads to the service VPC of "
                    + region.id() + ". Reach all clusters of the region in the same way.");
        }
    }
}
