package io.portolan.catalog;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.Region;

/**
 * {@code arn:<partition>:kafka:<region>:<account>:cluster/<name>/<uuid>}, taken apart.
 *
 * @param value the whole ARN
 * @param region where the cluster lives
 * @param account its owner, 12 digits
 * @param clusterName its name
 */
public record MskClusterArn(String value, Region region, String account, String clusterName) {

    private static final String EXPECTED =
            "the ARN of an MSK cluster, arn:<partition>:kafka:<region>:<account>:cluster/<name>/<uuid>";
    private static final Pattern RESOURCE =
            Pattern.compile("cluster/(" + NameRules.MSK_CLUSTER + ")/[A-Za-z0-9-]{1,64}");

    /**
     * Takes an ARN apart.
     *
     * @throws IllegalArgumentException if it is not an MSK cluster's, of a partition other than {@code aws}, {@code aws-cn}
     *     and {@code aws-us-gov}, or its region is unknown or of another partition
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
