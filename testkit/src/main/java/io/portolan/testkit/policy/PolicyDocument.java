package io.portolan.testkit.policy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A policy of IAM. It is a trust policy or a policy of a role. Immutable and thread-safe.
 *
 * <p>A condition with an operator or key that the testkit does not know denies the request. The decision says so.
 */
public final class PolicyDocument {

    private final String json;
    private final List<PolicyStatement> statements;

    private PolicyDocument(String json, List<PolicyStatement> statements) {
        this.json = json;
        this.statements = List.copyOf(statements);
    }

    /**
     * Reads a policy as IAM does.
     *
     * @throws IllegalArgumentException if IAM would refuse it as malformed. The message says where and why.
     */
    public static PolicyDocument parse(String json) {
        return new PolicyDocument(json, PolicyReader.read(json));
    }

    /** The text that it was read from. */
    public String json() {
        return json;
    }

    /** What this policy alone says to a request. */
    public PolicyDecision decide(PolicyRequest request) {
        List<PolicyDecision> decisions = statements.stream()
                .flatMap(statement -> statement.decide(request).stream())
                .toList();
        return decisions.isEmpty()
                ? PolicyDecision.implicitDeny("No statement allows " + request.action() + " on " + request.resource()
                        + " for " + request.caller().arn())
                : PolicyDecision.union(decisions.stream());
    }

    /** Whether it allows the request and names the caller itself, not only its account. */
    public boolean allowsByName(PolicyRequest request) {
        return decide(request).allowed()
                && statements.stream()
                        .filter(statement -> statement.principals().name(request.caller()))
                        .map(statement -> statement.decide(request))
                        .flatMap(Optional::stream)
                        .anyMatch(PolicyDecision::allowed);
    }

    /** Whether it says whom it is about, as a trust policy must and a policy of a role must not. */
    public boolean namesPrincipals() {
        return statements.stream().anyMatch(statement -> !statement.principals().equals(PolicyPrincipals.OWNER));
    }

    /** The principals that it names, as they are written. */
    public Stream<String> principals() {
        return statements.stream()
                .flatMap(statement -> statement.principals().byType().values().stream())
                .flatMap(List::stream);
    }

    /** The resources of the statements that allow an action, as they are written. */
    Stream<String> resourcesFor(String action) {
        return statements.stream().flatMap(statement -> statement.resourcesFor(action));
    }

    @Override
    public String toString() {
        return json;
    }
}
