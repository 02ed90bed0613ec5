package io.portolan.topology.plan;

import io.portolan.catalog.ClientSite;
import io.portolan.catalog.Hop;
import io.portolan.catalog.RoleChain;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plans the roles of all chains with their trust, and the policies by which each may assume the next. A role that two chains share
 * is planned once.
 */
final class RoleMaker {

    private static final List<String> ASSUME = List.of("sts:AssumeRole");
    private static final List<String> TAG = List.of("sts:TagSession");
    /** How many characters a managed policy holds, without blanks. */
    private static final int LARGEST_POLICY = 6144;
    /** How many characters a trust policy holds, without blanks. AWS raises it to 4096 on request. */
    private static final int LARGEST_TRUST = 2048;

    private final EstateFacts facts;
    private final PlanDraft draft;
    private final Map<String, RoleDraft> roles = new LinkedHashMap<>();
    /** The identities of sites that are roles. They exist, so only a policy is planned for them. */
    private final Map<String, RoleDraft> identities = new LinkedHashMap<>();
    /** For the first role of a chain the sites with callers that can have no policy. */
    private final Map<String, Set<String>> withoutPolicy = new LinkedHashMap<>();

    private final UnclaimedRoles unclaimed;

    RoleMaker(EstateFacts facts, PlanDraft draft) {
        this.facts = facts;
        this.draft = draft;
        unclaimed = new UnclaimedRoles(facts, draft);
    }

    void addChain(RoleChain chain) {
        List<ClientSite> users = facts.usersOfRole(chain.name());
        List<String> siteNames = EstateFacts.names(users);
        Optional<RoleDraft> before = Optional.empty();
        for (Hop hop : chain.hops()) {
            RoleDraft role = role(hop.roleArn());
            role.allowSessions(chain.duration());
            role.serve(siteNames);
            List<String> principals =
                    before.isPresent() ? List.of(before.get().arn().value()) : firstPrincipals(chain, users, role);
            role.trust(
                    principals,
                    Optional.ofNullable(hop.externalId()),
                    !hop.tags().isEmpty());
            before.ifPresent(caller -> allowToAssume(caller, hop));
            before = Optional.of(role);
        }
        users.forEach(site -> allowCallers(site, chain));
    }

    /** The draft of a role of a chain. */
    RoleDraft role(String arn) {
        return roles.computeIfAbsent(arn, absent -> new RoleDraft(new RoleArn(arn)));
    }

    private List<String> firstPrincipals(RoleChain chain, List<ClientSite> users, RoleDraft role) {
        Set<String> principals = new LinkedHashSet<>();
        List<String> unknown = new ArrayList<>();
        for (ClientSite site : users) {
            List<String> callers = EstateFacts.callers(site, chain);
            principals.addAll(callers);
            if (callers.isEmpty()) {
                unknown.add(site.name());
            }
        }
        warnOfUnknown(unknown, chain, role.arn());
        if (principals.isEmpty()) {
            unclaimed.add(chain, role);
        }
        return List.copyOf(principals);
    }

    private void warnOfUnknown(List<String> unknown, RoleChain chain, RoleArn role) {
        if (!unknown.isEmpty()) {
            draft.warn("The plan does not know who assumes the role " + chain.name() + " at " + sites(unknown)
                    + ". Add identities of the partition " + role.partition() + " there.");
        }
    }

    private static void allowToAssume(RoleDraft caller, Hop hop) {
        caller.allow(ASSUME, hop.roleArn());
        if (!hop.tags().isEmpty()) {
            caller.allow(TAG, hop.roleArn());
        }
    }

    private void allowCallers(ClientSite site, RoleChain chain) {
        Hop hop = chain.hops().get(0);
        for (String caller : EstateFacts.callers(site, chain)) {
            if (RoleArn.matches(caller) && !new RoleArn(caller).isReserved()) {
                RoleDraft role = identities.computeIfAbsent(caller, absent -> new RoleDraft(new RoleArn(caller)));
                role.serve(List.of(site.name()));
                allowToAssume(role, hop);
            } else {
                withoutPolicy
                        .computeIfAbsent(hop.roleArn(), absent -> new LinkedHashSet<>())
                        .add(site.name());
            }
        }
    }

    private void warnOfCallers() {
        withoutPolicy.forEach((role, sites) -> draft.warn("The plan has no policy for callers at " + sites(sites)
                + ". They are accounts, users or reserved roles. Allow them sts:AssumeRole on " + role
                + ", or name roles below identities there."));
    }

    private static String sites(Collection<String> names) {
        return (names.size() == 1 ? "client-sites." : names.size() + " client-sites: ") + String.join(", ", names);
    }

    /** Adds all roles to the plan, each after those that it trusts, and then the policies. */
    void finish() {
        warnOfCallers();
        unclaimed.claim();
        adoptPlannedCallers();
        Set<String> added = new LinkedHashSet<>();
        roles.keySet().forEach(arn -> addAfterTrusted(arn, added));
        for (String arn : added) {
            RoleDraft role = role(arn);
            addPolicy(role, role.toRole().reference());
        }
        identities
                .values()
                .forEach(role -> addPolicy(
                        role, new ResourceReference.Existing(role.arn().name())));
    }

    /** A caller may be a role of another chain. Then it has one policy for both. */
    private void adoptPlannedCallers() {
        for (String arn : roles.keySet()) {
            RoleDraft caller = identities.remove(arn);
            if (caller != null) {
                role(arn).adopt(caller);
            }
        }
    }

    private void addAfterTrusted(String arn, Set<String> added) {
        List<String> waiting = new ArrayList<>(List.of(arn));
        Set<String> begun = new LinkedHashSet<>();
        while (!waiting.isEmpty()) {
            String next = waiting.get(waiting.size() - 1);
            List<String> missing = new ArrayList<>(role(next).principals());
            missing.removeIf(principal -> !roles.containsKey(principal) || added.contains(principal));
            if (missing.removeIf(begun::contains)) {
                warnOfCircle(next);
            }
            begun.add(next);
            if (missing.isEmpty()) {
                waiting.remove(waiting.size() - 1);
                if (added.add(next)) {
                    addRole(role(next));
                }
            } else {
                waiting.addAll(missing);
            }
        }
    }

    private void warnOfCircle(String arn) {
        draft.warn(
                "The role " + new RoleArn(arn).name() + " trusts a role that waits for it. IAM makes no role before"
                        + " those that it trusts. Change one of the chains, or make one of these roles first with another trust.");
    }

    private void addRole(RoleDraft role) {
        PlannedRole made = role.toRole();
        draft.add(made, role.sites());
        if (length(made) > LARGEST_TRUST) {
            draft.warn("The trust policy of the role " + made.roleName() + " has more than " + LARGEST_TRUST
                    + " characters, and AWS takes no more unless the quota of the account is raised. Raise the quota"
                    + " Role trust policy length, or give some sites a first role of their own.");
        }
    }

    private void addPolicy(RoleDraft role, ResourceReference reference) {
        Optional<PlannedPolicy> policy = role.toPolicy(reference);
        policy.ifPresent(made -> draft.add(made, role.sites()));
        if (policy.isPresent() && length(policy.get()) > LARGEST_POLICY) {
            draft.warn(
                    "The policy of the role " + role.arn().name() + " has more than " + LARGEST_POLICY + " characters,"
                            + " and a managed policy holds no more. Write patterns such as orders-* below its access, or give"
                            + " applications roles of their own.");
        }
    }

    private static int length(PlannedRole role) {
        int length = 0;
        for (PlannedRole.Trust trust : role.trust()) {
            int principals = 80 + length(trust.principals());
            length += trust.mayTag() ? 2 * principals : principals;
            length += trust.externalId().map(id -> 60 + id.length()).orElse(0);
        }
        return length;
    }

    private static int length(PlannedPolicy policy) {
        int length = 0;
        for (PlannedPolicy.Statement statement : policy.statements()) {
            length += 50 + length(statement.actions()) + length(statement.resources());
        }
        return length;
    }

    private static int length(List<String> texts) {
        return texts.stream().mapToInt(text -> text.length() + 3).sum();
    }
}
