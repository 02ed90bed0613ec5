package io.portolan.catalog;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.regions.Region;

/** The regions that the AWS SDK knows, without its pseudo-regions such as {@code aws-global}. */
final class Regions {

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

    static String partition(Region region) {
        return region.metadata().partition().id();
    }

    private static Map<String, Region> known() {
        Map<String, Region> known = new TreeMap<>();
        Region.regions().stream()
                .filter(region -> !region.isGlobalRegion())
                .filter(region -> Arn.PARTITIONS.contains(partition(region)))
                .forEach(region -> known.put(region.id(), region));
        return known;
    }
}
