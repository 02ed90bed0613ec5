package io.portolan.topology.plan;

import io.portolan.catalog.Hop;
import io.portolan.catalog.RoleChain;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** The first roles of chains that no site's identity may assume. Not thread-safe. */
final class UnclaimedRoles {

    private final EstateFacts facts;
    private final PlanDraft draft;
    private final Map<RoleChain, RoleDraft> roles = new LinkedHashMap<>();

    UnclaimedRoles(EstateFacts facts, PlanDraft draft) {
        this.facts = facts;
        this.draft = draft;
    }

    void add(RoleChain chain, RoleDraft first) {
        roles.put(chain, first);
    }

    /** Each trusts its own account, unless another chain has it too. Then it keeps the trust of that one and gets no more. */
    void claim() {
        List<RoleChain> alone = roles.keySet().stream()
                .filter(chain -> first(chain).principals().isEmpty())
                .toList();
        alone.forEach(chain -> trustOwnAccount(first(chain), chain.hops().get(0)));
        roles.keySet().stream()
                .filter(chain -> !facts.isForOperators(chain))
                .forEach(chain -> warn(chain.name(), alone.contains(chain)));
        warnOfOperators();
    }

    private RoleDraft first(RoleChain chain) {
        return Objects.requireNonNull(roles.get(chain));
    }

    private static void trustOwnAccount(RoleDraft role, Hop hop) {
        role.trust(
                List.of(role.arn().root(role.arn().account())),
                Optional.ofNullable(hop.externalId()),
                !hop.tags().isEmpty());
    }

    private void warn(String name, boolean alone) {
        String fact = alone
                ? "No site's identity may assume the first role of " + name + ", so the plan trusts its own account."
                : "No site's identity may assume the role " + name
                        + ". Another chain has its first role too, so the plan"
                        + " trusts only the callers of that chain.";
        draft.warn(fact + " Add " + name + " to the roles of a client site, or remove it.");
    }

    private void warnOfOperators() {
        String names = roles.keySet().stream()
                .filter(facts::isForOperators)
                .map(RoleChain::name)
                .collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            draft.warn("The catalog does not say who assumes the inspect-roles " + names
                    + ". So the first role of each trusts its own account, or the callers of the chain that it shares"
                    + " the role with. Narrow the trust to your operators, or add these roles to the roles of the client"
                    + " site where operators work.");
        }
    }
}
