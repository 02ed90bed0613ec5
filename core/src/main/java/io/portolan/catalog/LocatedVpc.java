package io.portolan.catalog;

import software.amazon.awssdk.regions.Region;

/** A VPC of the estate whose place in AWS is known. Immutable and thread-safe. */
public sealed interface LocatedVpc permits ServiceVpcSite, SiteNetwork {

    /** Where it is. */
    VpcLocation vpc();

    /** The region of the VPC. */
    default Region region() {
        return vpc().region();
    }

    /** The owner of the VPC as twelve digits. */
    default String account() {
        return vpc().account();
    }

    /** The id of the VPC such as {@code vpc-0a1b2c3d4e5f60718}. */
    default String vpcId() {
        return vpc().vpcId();
    }
}
