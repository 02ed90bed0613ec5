package io.portolan.catalog;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.regions.Region;

/** The regions that the AWS SDK knows, without its pseudo-regions such as {@code aws-global}. */
final class Regions {

    /**
     * Partitions by the form of their regions' names. The SDK's metadata say the same, and load a class for every service
     * of AWS to do so, which would be a third of the time that an application waits for its catalog.
     */
    private static final Map<String, String> PARTITIONS = Map.of(
            "aws", "(?!cn-)[a-z]{2}-[a-z]+-[0-9]+",
            "aws-cn", "cn-[a-z]+-[0-9]+",
            "aws-us-gov", "us-gov-[a-z]+-[0-9]+");

    private Regions() {}

    static Region parse(String text) {
        for (Region region : Region.regions()) {
            if (region.id().equals(text) && !partition(region).isEmpty()) {
                return region;
            }
        }
        throw new Invalid(
                text,
                "an AWS region such as us-east-2",
                "No region of the partitions " + Quoted.list(Arn.PARTITIONS) + " is called " + Quoted.of(text) + ".",
                Nearest.question(text, known(), "See `aws ec2 describe-regions --all-regions`."));
    }

    /** The region's partition; empty where it is none of those that are served. */
    static String partition(Region region) {
        for (Map.Entry<String, String> partition : PARTITIONS.entrySet()) {
            if (region.id().matches(partition.getValue())) {
                return partition.getKey();
            }
        }
        return "";
    }

    private static List<String> known() {
        return Region.regions().stream()
                .filter(region -> !partition(region).isEmpty())
                .map(Region::id)
                .sorted()
                .toList();
    }
}
