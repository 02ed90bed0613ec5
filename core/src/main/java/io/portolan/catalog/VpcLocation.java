package io.portolan.catalog;

import software.amazon.awssdk.regions.Region;

/**
 * Where a VPC is in AWS. Immutable and thread-safe.
 *
 * @param region its region
 * @param account its owner as twelve digits
 * @param vpcId its id such as {@code vpc-0a1b2c3d4e5f60718}
 */
public record VpcLocation(Region region, String account, String vpcId) {}
