package io.portolan.catalog;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.Region;

/**
 * What the keys of one cluster must not contradict.
 *
 * @param served the regions with a service VPC; empty: not to be checked
 */
record ClusterChecks(Set<Region> served) {

    private static final List<String> IAM_KEYS =
            List.of("role", "control-plane-role", "connectivity", "arn", "cluster-name");

    /** The region of a cluster: as declared, else as its ARN or its brokers' names tell; a fault where two differ. */
    Optional<Region> region(Optional<Located<Region>> declared, List<Located<Region>> told) {
        Optional<Located<Region>> first = declared.or(() -> told.stream().findFirst());
        first.ifPresent(region -> told.stream()
                .filter(other -> !other.value().equals(region.value()))
                .forEach(other -> other.fault(
                        "the region " + region.value().id() + ", as at "
                                + region.text().place(),
                        "This is in " + other.value().id() + ".",
                        "Correct the wrong one of the two.")));
        return first.map(Located::value);
    }

    /** A cluster with IAM needs a region, that has a service VPC, and roles of its partition. */
    void iam(Fields fields, Manner manner, Optional<Region> region) {
        if (region.isEmpty() && !fields.has("region")) {
            fields.require(
                    "region",
                    "Requests with IAM are signed for one region, and nothing here tells which.",
                    "Add it, as in region: us-east-2; or security-protocol: PLAINTEXT for plain Kafka.");
        }
        region.filter(known -> !served.isEmpty() && !served.contains(known))
                .ifPresent(known -> noServiceVpc(fields, known));
        region.ifPresent(known -> Stream.of(manner.role(), manner.controlPlaneRole())
                .flatMap(Optional::stream)
                .forEach(role -> checkPartition(role, known)));
    }

    /** Plain Kafka knows neither roles nor the MSK API. */
    void plain(Fields fields, Manner manner) {
        IAM_KEYS.stream()
                .filter(key -> !manner.iam())
                .flatMap(key -> fields.node(key).stream())
                .forEach(node -> node.place()
                        .fault(
                                "no such key beside security-protocol " + manner.securityProtocol(),
                                node.shown(),
                                "It is for clusters with IAM; plain Kafka has no roles, and its bootstrap-servers are given.",
                                "Remove it, or remove security-protocol."));
    }

    /** {@code regions} stands instead of the keys that it repeats for each region. */
    void regionsAlone(Fields cluster, List<String> sources) {
        cluster.require("regions", "The cluster is in no region.", "Add an entry for each region.");
        Stream.concat(sources.stream(), Stream.of("region"))
                .filter(key -> !key.equals("regions"))
                .flatMap(key -> cluster.node(key).stream())
                .forEach(node -> node.place()
                        .fault(
                                "no such key beside regions",
                                node.shown(),
                                "Each region has its own.",
                                "Move it into the entry of its region, or remove regions."));
    }

    private void noServiceVpc(Fields fields, Region region) {
        fields.place()
                .fault(
                        "a region with a service VPC: "
                                + Quoted.list(served.stream().map(Region::id).toList()),
                        "a cluster in " + region.id(),
                        "No service VPC is declared for this region, so nothing could tell whether DNS leads there.",
                        "Declare it below service-vpcs, or correct the cluster's region.");
    }

    private static void checkPartition(Located<RoleChain> role, Region region) {
        role.value().hops().stream()
                .findFirst()
                .map(hop -> Sts.role(hop.roleArn()).partition())
                .filter(partition -> !partition.equals(Regions.partition(region)))
                .ifPresent(partition -> role.fault(
                        "a role of the partition " + Regions.partition(region) + ", which has " + region.id(),
                        "The roles of " + role.value().name() + " are of the partition " + partition + ".",
                        "Name a role of the cluster's partition."));
    }
}
