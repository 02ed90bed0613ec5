package io.portolan.catalog;

import java.time.Duration;
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
        for (Field entry : catalog.entries("roles")) {
            String name = entry.key().value();
            entry.key().as(Names::key);
            Optional<Fields> role = entry.node().fields();
            roles.put(name, role.isPresent() ? Optional.of(role(name, role.get())) : Optional.empty());
        }
        return new Roles(roles);
    }

    private RoleChain role(String name, Fields role) {
        role.only(KEYS);
        role.require(
                "chain", "A role is one or more AssumeRole calls.", "Add it, as in chain: [arn:aws:iam::…:role/…]");
        List<Hop> hops = new ChainSection(role).hops();
        Optional<String> given = role.value("session-name", Sts::sessionName);
        String sessionName = given.isPresent() ? given.get() : Sts.defaultSessionName(environment, name);
        return new RoleChain(name, sessionName, duration(role), hops);
    }

    private static Duration duration(Fields role) {
        Optional<Located<Duration>> duration = role.located("duration", Sts::duration);
        if (duration.isEmpty()) {
            return Sts.LONGEST_CHAINED;
        }
        if (role.size("chain") > 1 && duration.get().value().compareTo(Sts.LONGEST_CHAINED) > 0) {
            duration.get()
                    .fault(
                            "at most 1h for a chain of several roles",
                            "AWS limits a session to one hour when its role was assumed by another role's session.",
                            "Use 1h or less; sessions are renewed ahead of their end.");
        }
        return duration.get().value();
    }
}
