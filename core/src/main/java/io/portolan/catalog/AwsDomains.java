package io.portolan.catalog;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.regions.EndpointTag;
import software.amazon.awssdk.regions.PartitionEndpointKey;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.partitionmetadata.AwsCnPartitionMetadata;
import software.amazon.awssdk.regions.partitionmetadata.AwsPartitionMetadata;
import software.amazon.awssdk.regions.partitionmetadata.AwsUsGovPartitionMetadata;

/**
 * The domains below which AWS has its names, as the AWS SDK lists them. A partition has one, and another for dual stack. The classes
 * of the partitions are asked themselves, because the SDK's own search for one loads a class for every AWS service.
 */
final class AwsDomains {

    private static final List<PartitionMetadata> PARTITIONS =
            List.of(new AwsPartitionMetadata(), new AwsCnPartitionMetadata(), new AwsUsGovPartitionMetadata());
    private static final List<PartitionEndpointKey> VARIANTS = List.of(
            variant(),
            variant(EndpointTag.FIPS),
            variant(EndpointTag.DUALSTACK),
            variant(EndpointTag.FIPS, EndpointTag.DUALSTACK));

    private AwsDomains() {}

    /** The domains of one partition such as {@code aws}. */
    static Set<String> find(String partition) {
        Set<String> domains = new LinkedHashSet<>();
        for (PartitionMetadata metadata : PARTITIONS) {
            if (metadata.id().equals(partition)) {
                for (PartitionEndpointKey variant : VARIANTS) {
                    domains.add(metadata.dnsSuffix(variant));
                }
            }
        }
        return domains;
    }

    /** The domains of all partitions that are served. */
    static List<String> all() {
        List<String> domains = new ArrayList<>();
        for (String partition : Arn.PARTITIONS) {
            domains.addAll(find(partition));
        }
        return domains;
    }

    /** The domains for dual stack of all partitions. */
    static Set<String> dualStack() {
        Set<String> domains = new LinkedHashSet<>();
        for (PartitionMetadata metadata : PARTITIONS) {
            domains.add(metadata.dnsSuffix(variant(EndpointTag.DUALSTACK)));
        }
        return domains;
    }

    private static PartitionEndpointKey variant(EndpointTag... tags) {
        return PartitionEndpointKey.builder().tags(tags).build();
    }
}
