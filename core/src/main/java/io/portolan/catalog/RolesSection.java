package io.portolan.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code roles}. */
final class RolesSection {

    private static final List<String> KEYS = List.of("chain", "duration", "session-name");

    private final Fields catalog;
    private final String environment;

    RolesSection(Fields catalog, String environment) {
        this.catalog = catalog;
        this.environment = environment;
    }

    Roles read() {
        Map<String, Optional<RoleChain>> roles = new LinkedHashMap<>();
        catalog.entries("roles").forEach((key, node) -> {
            key.as(Names::key);
            roles.put(key.value(), node.fields().map(role -> role(key.value(), role)));
        });
        return new Roles(roles);
    }

    private RoleChain role(String name, Fields role) {
        role.only(KEYS);
        role.require(
                "chain", "A role is one or more AssumeRole calls.", "Add it, as in chain: [arn:aws:iam::…:role/…]");
        List<Hop> hops = new ChainSection(role).hops();
        String sessionName =
                role.value("session-name", Sts::sessionName).orElseGet(() -> Sts.defaultSessionName(environment, name));
        var duration = role.located("duration", Sts::duration);
        if (role.size("chain") > 1) {
            duration.filter(life -> life.value().compareTo(Sts.LONGEST_CHAINED) > 0)
                    .ifPresent(RolesSection::tooLong);
        }
        return new RoleChain(name, sessionName, duration.map(Located::value).orElse(Sts.LONGEST_CHAINED), hops);
    }

    private static void tooLong(Located<?> duration) {
        duration.fault(
                "at most 1h for a chain of several roles",
                "AWS limits a session to one hour when its role was assumed by another role's session.",
                "Use 1h or less; sessions are renewed ahead of their end.");
    }
}
