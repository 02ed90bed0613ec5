package io.portolan.testkit.stack;

import io.portolan.testkit.aws.JsonWriter;
import io.portolan.testkit.policy.PolicyDocument;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The documents of roles as IAM takes them. */
final class RoleDocuments {

    private static final Pattern ROLE = Pattern.compile("arn:[\\w-]+:iam::\\d{12}:role/[\\w+=,.@/-]+");

    /** IAM does not count white space. */
    private static final int LONGEST_TRUST = 2048;

    private static final int LONGEST_POLICY = 6144;

    private RoleDocuments() {}

    /** The trust of a role. IAM refuses it if a role that it names does not exist. */
    static String trust(ResourceRequest request) {
        String json = json(request, "AssumeRolePolicyDocument", LONGEST_TRUST);
        PolicyDocument trust = request.plane().document(json);
        if (!trust.namesPrincipals()) {
            throw new IllegalArgumentException("MalformedPolicyDocument: a trust policy must name principals");
        }
        for (String role : trustedRoles(trust)) {
            if (request.plane().roles().find(role).isEmpty()) {
                throw new IllegalArgumentException("MalformedPolicyDocument: Invalid principal in policy: \"AWS\":\""
                        + role + "\". There is no such role");
            }
        }
        return json;
    }

    /** A policy of a role. */
    static String identity(ResourceRequest request, String key) {
        String json = json(request, key, LONGEST_POLICY);
        if (request.plane().document(json).namesPrincipals()) {
            throw new IllegalArgumentException(
                    "MalformedPolicyDocument: Policy document should not specify a principal.");
        }
        return json;
    }

    /** The roles that a trust policy names. */
    private static Set<String> trustedRoles(PolicyDocument trust) {
        return trust.principals().filter(ROLE.asMatchPredicate()).collect(Collectors.toUnmodifiableSet());
    }

    private static String json(ResourceRequest request, String key, int longest) {
        String json = JsonWriter.of(Objects.requireNonNull(request.properties().get(key)));
        if (json.replaceAll("\\s", "").length() > longest) {
            throw new IllegalArgumentException("LimitExceeded: Cannot exceed quota for PolicySize: " + longest + ". "
                    + request.logicalId() + " has " + json.length());
        }
        return json;
    }
}
