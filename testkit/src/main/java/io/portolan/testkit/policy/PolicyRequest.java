package io.portolan.testkit.policy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a caller wants to do. Immutable and thread-safe.
 *
 * @param caller who asks
 * @param action such as {@code sts:AssumeRole}
 * @param resource the ARN of what it is done to. It is {@code *} if the action has no resource.
 * @param context the values of condition keys such as {@code sts:ExternalId}. Upper and lower case of the keys are the same.
 */
public record PolicyRequest(PolicyCaller caller, String action, String resource, Map<String, List<String>> context) {

    /** Copies the map and adds what the caller tells by itself. */
    public PolicyRequest {
        Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.put("aws:PrincipalArn", List.of(caller.principalArn()));
        all.put("aws:PrincipalAccount", List.of(caller.account()));
        all.putAll(context);
        context = all;
    }

    /** A request without a context of its own. */
    public static PolicyRequest of(PolicyCaller caller, String action, String resource) {
        return new PolicyRequest(caller, action, resource, Map.of());
    }

    /** The same caller and context with another action. */
    public PolicyRequest withAction(String other) {
        return new PolicyRequest(caller, other, resource, context);
    }
}
