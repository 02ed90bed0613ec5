package io.portolan.catalog;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.Region;

/** The regions that the AWS SDK knows, without its pseudo-regions such as {@code aws-global}. */
final class Regions {

    /**
     * Partitions by the form of their regions' names. The SDK's metadata say the same, and load a class for every service
     * of AWS to do so, which would be a third of the time that an application waits for its catalog.
     */
    private static final Map<String, Pattern> PARTITIONS = Map.of(
            "aws", Pattern.compile("(?!cn-)[a-z]{2}-[a-z]+-[0-9]+"),
            "aws-cn", Pattern.compile("cn-[a-z]+-[0-9]+"),
            "aws-us-gov", Pattern.compile("us-gov-[a-z]+-[0-9]+"));

    private static final Map<String, Region> KNOWN = known();

    private Regions() {}

    static Region parse(String text) {
        Region region = KNOWN.get(text);
        if (region == null) {
            throw new Invalid(
                    text,
                    "an AWS region such as us-east-2",
                    "No region of the partitions %s is called %s."
                            .formatted(Quoted.list(Arn.PARTITIONS), Quoted.of(text)),
                    Nearest.question(text, KNOWN.keySet(), "See `aws ec2 describe-regions --all-regions`."));
        }
        return region;
    }

    /** The region's partition; empty where it is none of those that are served. */
    static String partition(Region region) {
        return PARTITIONS.entrySet().stream()
                .filter(partition -> partition.getValue().matcher(region.id()).matches())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    private static Map<String, Region> known() {
        Map<String, Region> known = new TreeMap<>();
        Region.regions().stream()
                .filter(region -> !partition(region).isEmpty())
                .forEach(region -> known.put(region.id(), region));
        return known;
    }
}
