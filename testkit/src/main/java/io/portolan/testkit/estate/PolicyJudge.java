package io.portolan.testkit.estate;

import java.util.Map;

/** Decides by the policies of a role what it may do. */
@FunctionalInterface
public interface PolicyJudge {

    /**
     * Decides about one action.
     *
     * @param role the role, with its policies and its boundary
     * @param action such as {@code route53resolver:ListResolverRules}
     * @param resource the ARN that it concerns, or {@code *}
     * @param context the values of condition keys, such as {@code aws:PrincipalArn}
     */
    PolicyDecision decide(EstateRole role, String action, String resource, Map<String, String> context);
}
