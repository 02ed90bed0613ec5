package io.portolan.testkit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The shortest role chain from an identity to every role that it can assume. It follows the roles' trust. */
final class TrustPaths {

    private final Map<String, List<RoleBuilder>> chains = new HashMap<>();

    private TrustPaths() {}

    static TrustPaths from(Site.Identity identity, Collection<RoleBuilder> roles) {
        TrustPaths paths = new TrustPaths();
        Deque<List<RoleBuilder>> open = new ArrayDeque<>();
        roles.stream()
                .filter(role -> trusts(role, identity.arn(), identity.account()))
                .forEach(role -> open.add(List.of(role)));
        while (!open.isEmpty()) {
            List<RoleBuilder> chain = open.remove();
            RoleBuilder end = chain.get(chain.size() - 1);
            if (paths.chains.putIfAbsent(end.arn, chain) == null) {
                roles.stream()
                        .filter(role -> trusts(role, end.arn, end.account()))
                        .forEach(role -> open.add(longer(chain, role)));
            }
        }
        return paths;
    }

    /** The roles in the order in which they are assumed. Empty if the identity cannot get to this role. */
    List<RoleBuilder> chainTo(RoleBuilder role) {
        return chains.getOrDefault(role.arn, List.of());
    }

    private static boolean trusts(RoleBuilder role, String arn, String account) {
        return role.trusted.contains(arn) || role.trusted.contains(account);
    }

    private static List<RoleBuilder> longer(List<RoleBuilder> chain, RoleBuilder role) {
        List<RoleBuilder> longer = new ArrayList<>(chain);
        longer.add(role);
        return longer;
    }
}
