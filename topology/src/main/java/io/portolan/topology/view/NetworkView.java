package io.portolan.topology.view;

import java.util.List;

/**
 * What EC2 says of the VPCs of an account's region. Immutable and thread-safe.
 *
 * @param groups their security groups
 * @param routeTables their route tables
 */
public record NetworkView(Viewed<List<FoundGroup>> groups, Viewed<List<FoundRouteTable>> routeTables) {}
