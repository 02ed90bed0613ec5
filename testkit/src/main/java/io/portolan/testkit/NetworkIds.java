package io.portolan.testkit;

import java.util.List;

/**
 * A VPC of the estate as the control plane has it.
 *
 * @param account its account
 * @param region its region
 * @param vpcId its id
 * @param cidrBlock its address space
 * @param subnets two subnets for the addresses of an endpoint
 * @param securityGroup an empty group. In a service VPC it is that of the clusters.
 */
record NetworkIds(
        String account, String region, String vpcId, String cidrBlock, List<String> subnets, String securityGroup) {}
