package io.portolan.testkit.estate;

/**
 * A subnet.
 *
 * @param id such as {@code subnet-0a1b2c3d4e5f60718}
 * @param place its account and region
 * @param vpcId its VPC
 * @param cidrBlock its address space
 */
public record VpcSubnet(String id, EstatePlace place, String vpcId, CidrRange cidrBlock) implements EstateResource {}
