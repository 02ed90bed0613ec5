package io.portolan.topology.explain;

import java.util.Map;

/**
 * A request that IAM decides.
 *
 * @param action the action, such as {@code sts:AssumeRole}
 * @param resource the ARN that it is about
 * @param principal the ARN of who asks. The root of an account stands for any identity in it.
 * @param context what is known of the request, by condition keys in lower case. A key with an empty text is not in the request.
 */
record PolicyQuestion(String action, String resource, String principal, Map<String, String> context) {

    PolicyQuestion {
        context = Map.copyOf(context);
    }

    /** The request without its context, which may have an external id. */
    @Override
    public String toString() {
        return action + " on " + resource + " by " + principal;
    }

    static PolicyQuestion about(String action, String resource, String principal) {
        return new PolicyQuestion(action, resource, principal, Map.of("aws:principalarn", principal));
    }
}
