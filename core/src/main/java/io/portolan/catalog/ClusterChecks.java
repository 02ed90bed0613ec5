package io.portolan.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.regions.Region;

/**
 * Checks that the keys of one cluster do not contradict each other.
 *
 * @param served the regions with a service VPC. If empty, regions are not checked.
 */
record ClusterChecks(Set<Region> served) {

    private static final List<String> MSK_KEYS = mskKeys();

    /** The region of a cluster. It is declared, or the ARN or the brokers' names carry it. Two that differ are a fault. */
    Optional<Region> region(Optional<ParsedValue<Region>> declared, List<ParsedValue<Region>> inferred) {
        if (inferred.isEmpty()) {
            return declared.map(ParsedValue::value);
        }
        ParsedValue<Region> first = declared.orElse(inferred.get(0));
        for (ParsedValue<Region> other : inferred) {
            if (!other.value().equals(first.value())) {
                other.addFault(
                        "the region " + first.value().id() + ", as at "
                                + first.text().place(),
                        "This is in " + other.value().id() + ".",
                        "Correct the one that is wrong.");
            }
        }
        return Optional.of(first.value());
    }

    /**
     * An MSK cluster needs a region that has a service VPC. Its roles must be of the region's partition. Its clients must check
     * the names of brokers.
     */
    void checkMsk(MapNode fields, InheritedSettings settings, Optional<Region> region) {
        checkHostNames(fields, settings);
        if (region.isEmpty() && !fields.has("region")) {
            fields.require(
                    "region",
                    "Requests with IAM are signed for one region, and no key names it.",
                    "Add it, as in region: us-east-2. For plain Kafka, add security-protocol: PLAINTEXT.");
        }
        if (region.isPresent()) {
            if (!served.isEmpty() && !served.contains(region.get())) {
                addServiceVpcFault(fields, region.get());
            }
            checkPartition(settings.role(), region.get());
            checkPartition(settings.controlPlaneRole(), region.get());
        }
    }

    private static void checkHostNames(MapNode fields, InheritedSettings settings) {
        String algorithm = settings.kafka().get(ReservedProperty.HOST_NAME_PROPERTY);
        if (algorithm != null
                && ReservedProperty.disablesHostNameCheck(ReservedProperty.HOST_NAME_PROPERTY, algorithm)) {
            fields.place()
                    .addFault(
                            "clients that check the names of brokers",
                            "an empty " + ReservedProperty.HOST_NAME_PROPERTY + " here or in defaults.kafka",
                            ReservedProperty.HOST_NAME_CHECK.cause(),
                            ReservedProperty.HOST_NAME_CHECK.fix());
        }
    }

    /** Plain Kafka knows neither roles nor the MSK API. */
    void checkPlainKafka(MapNode fields, InheritedSettings settings) {
        if (settings.authentication().isMskOnly()) {
            return;
        }
        String expected = "no such key beside security-protocol " + settings.securityProtocol();
        for (String key : MSK_KEYS) {
            fields.refuse(
                    key,
                    expected,
                    "It is for clusters with IAM. Plain Kafka has no roles, and bootstrap-servers names its brokers.",
                    "Remove it, or remove security-protocol.");
        }
    }

    /** {@code regions} replaces the keys that it repeats for each region. */
    void checkRegionsAlone(MapNode cluster, List<String> sources, InheritedSettings settings) {
        cluster.require("regions", "The cluster is in no region.", "Add an entry for each region.");
        List<String> moved = new ArrayList<>(sources);
        moved.remove("regions");
        moved.add("region");
        if (settings.clusterId().pinned().isPresent()) {
            moved.add("cluster-id");
        }
        for (String key : moved) {
            cluster.refuse(
                    key,
                    "no such key beside regions",
                    "Each region has its own.",
                    "Move it into the entry of its region, or remove regions.");
        }
    }

    private static List<String> mskKeys() {
        List<String> keys =
                new ArrayList<>(List.of("role", "control-plane-role", "connectivity", "ip", "host-suffixes"));
        keys.addAll(BrokerSource.LOOKUP_KEYS);
        return keys;
    }

    private void addServiceVpcFault(MapNode fields, Region region) {
        fields.place()
                .addFault(
                        "a region with a service VPC: "
                                + QuotedText.list(
                                        served.stream().map(Region::id).toList()),
                        "a cluster in " + region.id(),
                        "No service VPC is declared for this region, so nothing could tell whether DNS leads there.",
                        "Declare it below service-vpcs, or correct the cluster's region.");
    }

    private static void checkPartition(Optional<ParsedValue<RoleChain>> role, Region region) {
        if (role.isEmpty() || role.get().value().hops().isEmpty()) {
            return;
        }
        RoleChain chain = role.get().value();
        String partition = Arn.partition(chain.hops().get(0).roleArn());
        String expected = AwsRegions.partition(region);
        if (!partition.equals(expected)) {
            role.get()
                    .addFault(
                            "a role of the partition " + expected + ", which has " + region.id(),
                            "The roles of " + chain.name() + " are of the partition " + partition + ".",
                            "Name a role of the cluster's partition.");
        }
    }
}
