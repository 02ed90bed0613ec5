package io.portolan.topology.view;

/**
 * What a region of an account has. Immutable and thread-safe.
 *
 * @param resolver endpoints, rules and Profiles
 * @param shares what is lent to other accounts
 * @param network security groups and routes
 */
public record RegionView(ResolverView resolver, ShareView shares, NetworkView network) {}
