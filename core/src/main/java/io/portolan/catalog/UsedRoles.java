package io.portolan.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.regions.Region;

/**
 * The roles that the clients of a site use.
 *
 * @param names their names. If empty, it is all roles.
 * @param partitions those of their first hops. Who assumes them must be of one of these.
 */
record UsedRoles(List<String> names, Set<String> partitions) {

    static UsedRoles all(DeclaredRoles roles) {
        return new UsedRoles(List.of(), partitions(roles.sound().values()));
    }

    /** The roles that a site lists. Each that is not declared is a fault. */
    static UsedRoles listed(CatalogNode list, DeclaredRoles roles) {
        List<String> names = new ArrayList<>();
        List<RoleChain> chains = new ArrayList<>();
        for (TextNode name : list.texts()) {
            roles.find(name).ifPresent(role -> {
                names.add(name.value());
                chains.add(role.value());
            });
        }
        return new UsedRoles(names, partitions(chains));
    }

    private static Set<String> partitions(Collection<RoleChain> chains) {
        Set<String> partitions = new LinkedHashSet<>();
        for (RoleChain chain : chains) {
            if (!chain.hops().isEmpty()) {
                partitions.add(Arn.partition(chain.hops().get(0).roleArn()));
            }
        }
        return partitions;
    }

    /** Whether the accounts of a region can assume one of the roles. */
    boolean canBeAssumedIn(Region region) {
        return partitions.isEmpty() || partitions.contains(AwsRegions.partition(region));
    }

    void checkPartition(ParsedValue<Arn> identity) {
        if (!partitions.isEmpty() && !partitions.contains(identity.value().partition())) {
            identity.addFault(
                    "an identity of the partition " + QuotedText.list(partitions) + ", as the roles that it assumes",
                    "No role can be assumed across partitions.",
                    "Name an identity of that partition.");
        }
    }
}
