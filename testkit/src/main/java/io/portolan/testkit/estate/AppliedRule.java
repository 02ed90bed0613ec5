package io.portolan.testkit.estate;

import java.util.Optional;

/**
 * A rule that a VPC's resolver follows.
 *
 * @param rule the rule
 * @param associationId the association with the VPC. It is one of a Profile if {@code profileId} is there.
 * @param profileId the Profile that gives the rule to the VPC. Empty if the rule itself is associated.
 */
public record AppliedRule(ResolverRule rule, String associationId, Optional<String> profileId) {}
