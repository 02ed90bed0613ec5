package io.portolan.catalog;

import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.Region;

/** The regions that the AWS SDK knows, without its pseudo-regions such as {@code aws-global}. */
final class AwsRegions {

    /**
     * The form of all regions whose partition is served. The SDK can also look up a region's partition. But for that it loads a
     * class for every AWS service. That would take a third of the time that an application waits for its catalog.
     */
    private static final Pattern SERVED = Pattern.compile("(?:us-gov|[a-z]{2})-[a-z]+-[0-9]+");

    private AwsRegions() {}

    static Region parse(String text) {
        for (Region region : Region.regions()) {
            if (region.id().equals(text) && !partition(region).isEmpty()) {
                return region;
            }
        }
        throw new InvalidValueException(
                text,
                "an AWS region such as us-east-2",
                "No region of the partitions " + QuotedText.list(Arn.PARTITIONS) + " is called " + QuotedText.of(text)
                        + ".",
                WordSuggestions.suggest(text, KnownRegions.IDS, "See `aws ec2 describe-regions --all-regions`."));
    }

    /** The region's partition. It is empty if the partition is not served. */
    static String partition(Region region) {
        String id = region.id();
        if (!SERVED.matcher(id).matches()) {
            return "";
        }
        if (id.startsWith("cn-")) {
            return "aws-cn";
        }
        return id.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }

    /** Loaded for the first text that is no region. */
    private static final class KnownRegions {

        static final List<String> IDS = Region.regions().stream()
                .filter(region -> !partition(region).isEmpty())
                .map(Region::id)
                .sorted()
                .toList();
    }
}
