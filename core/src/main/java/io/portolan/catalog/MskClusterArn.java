package io.portolan.catalog;

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

    /** The ARN. */
    @Override
    public String toString() {
        return value;
    }
}
