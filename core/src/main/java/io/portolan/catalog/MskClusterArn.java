package io.portolan.catalog;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.Region;

/**
 * An MSK cluster's ARN in its parts. Its form is {@code arn:<partition>:kafka:<region>:<account>:cluster/<name>/<uuid>}.
 * Immutable and thread-safe.
 *
 * <p>{@code MskClusterArn.parse(text).region()}.
 *
 * @param value the whole ARN
 * @param region where the cluster lives
 * @param account the owner's account as 12 digits
 * @param clusterName the cluster's name
 */
public record MskClusterArn(String value, Region region, String account, String clusterName) {

    private static final String EXPECTED =
            "the ARN of an MSK cluster, arn:<partition>:kafka:<region>:<account>:cluster/<name>/<uuid>";
    private static final Pattern RESOURCE =
            Pattern.compile("cluster/(" + NameRules.MSK_CLUSTER + ")/[A-Za-z0-9-]{1,64}");

    /**
     * Takes an ARN apart. The partition must be {@code aws} or {@code aws-cn} or {@code aws-us-gov}.
     *
     * @throws IllegalArgumentException if it is not an MSK cluster's ARN. Also if its partition is another one. Also if its
     *     region is unknown or belongs to another partition.
     */
    public static MskClusterArn parse(String text) {
        Arn arn = Arn.parse(text, "kafka", EXPECTED);
        Matcher resource = RESOURCE.matcher(arn.resource());
        if (!resource.matches()) {
            throw Arn.invalid(text, EXPECTED, QuotedText.of(arn.resource()) + " is not cluster/<name>/<uuid>.");
        }
        Region region = AwsRegions.parse(arn.region());
        String partition = AwsRegions.partition(region);
        if (!partition.equals(arn.partition())) {
            String cause =
                    region.id() + " is a region of the partition " + partition + ", not " + arn.partition() + ".";
            throw Arn.invalid(text, EXPECTED, cause);
        }
        return new MskClusterArn(text, region, arn.account(), resource.group(1));
    }

    /** The ARN. */
    @Override
    public String toString() {
        return value;
    }
}
