package io.portolan.topology.plan;

import io.portolan.topology.plan.PlannedPolicy.Statement;
import io.portolan.topology.plan.PlannedRole.Trust;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A role while it is planned. Chains that share it add to it. Not thread-safe. */
final class RoleDraft {

    /** IAM takes no shorter limit for sessions. */
    private static final Duration SHORTEST = Duration.ofHours(1);

    private final RoleArn arn;
    private final Map<TrustTerms, Set<String>> trust = new LinkedHashMap<>();
    private final Map<List<String>, Set<String>> allowed = new LinkedHashMap<>();
    private final Set<String> sites = new LinkedHashSet<>();
    private Duration maxSession = SHORTEST;

    RoleDraft(RoleArn arn) {
        this.arn = arn;
    }

    RoleArn arn() {
        return arn;
    }

    /** Trusts these principals on some terms. None is no trust. */
    void trust(Collection<String> principals, Optional<String> externalId, boolean mayTag) {
        if (!principals.isEmpty()) {
            trust.computeIfAbsent(new TrustTerms(externalId, mayTag), absent -> new TreeSet<>())
                    .addAll(principals);
        }
    }

    void allowSessions(Duration duration) {
        maxSession = duration.compareTo(maxSession) > 0 ? duration : maxSession;
    }

    void serve(Collection<String> siteNames) {
        sites.addAll(siteNames);
    }

    /** Allows actions on one more resource. */
    void allow(List<String> actions, String resource) {
        allowed.computeIfAbsent(actions, absent -> new LinkedHashSet<>()).add(resource);
    }

    /** Takes over what a draft of the same role allows. */
    void adopt(RoleDraft other) {
        other.allowed.forEach((actions, resources) -> resources.forEach(resource -> allow(actions, resource)));
        sites.addAll(other.sites);
    }

    /** The ARNs of all who may assume the role. */
    Set<String> principals() {
        Set<String> principals = new LinkedHashSet<>();
        trust.values().forEach(principals::addAll);
        return principals;
    }

    Set<String> sites() {
        return sites;
    }

    PlannedRole toRole() {
        List<Trust> terms = new ArrayList<>();
        trust.forEach(
                (key, principals) -> terms.add(new Trust(List.copyOf(principals), key.externalId(), key.mayTag())));
        return new PlannedRole(arn.stack(), "Role" + arn.words(), arn.value(), terms, maxSession);
    }

    /** The role's policy, or that of a role that exists. Empty if it allows nothing. */
    Optional<PlannedPolicy> toPolicy(ResourceReference role) {
        List<Statement> statements = new ArrayList<>();
        allowed.forEach((actions, resources) -> statements.add(new Statement(actions, List.copyOf(resources))));
        return statements.isEmpty()
                ? Optional.empty()
                : Optional.of(new PlannedPolicy(arn.stack(), "Policy" + arn.words(), role, arn.name(), statements));
    }

    /** On which terms a role may be assumed. */
    private record TrustTerms(Optional<String> externalId, boolean mayTag) {}
}
