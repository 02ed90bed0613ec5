package io.portolan.catalog;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code roles}. */
final class RolesSection {

    private static final List<String> KEYS = List.of("access", "base", "chain", "duration", "session-name");

    private final MapNode catalog;
    private final String environment;

    RolesSection(MapNode catalog, String environment) {
        this.catalog = catalog;
        this.environment = environment;
    }

    DeclaredRoles read() {
        Map<String, Optional<RoleChain>> roles = new LinkedHashMap<>();
        for (MapField entry : catalog.entries("roles")) {
            String name = entry.key().value();
            entry.key().parse(NameRules::key);
            Optional<MapNode> role = entry.node().fields();
            roles.put(name, role.isPresent() ? Optional.of(role(name, role.get())) : Optional.empty());
        }
        return new DeclaredRoles(roles);
    }

    private RoleChain role(String name, MapNode role) {
        role.allowOnly(KEYS);
        role.require(
                "chain", "A role is one or more AssumeRole calls.", "Add it, as in chain: [arn:aws:iam::…:role/…]");
        List<Hop> hops = new ChainSection(role).hops();
        Optional<String> given = role.value("session-name", StsRules::sessionName);
        String sessionName = given.isPresent() ? given.get() : StsRules.defaultSessionName(environment, name);
        return new RoleChain(name, sessionName, duration(role), hops, base(role));
    }

    /** A name alone, or a map with a profile or a name. */
    private static Optional<RoleBase> base(MapNode role) {
        Optional<CatalogNode> node = role.node("base");
        if (node.isEmpty()) {
            return Optional.empty();
        }
        if (node.get() instanceof TextNode || node.get() instanceof NonTextNode) {
            return node.get().parseWithPlace(NameRules::key).map(name -> RoleBase.ofName(name.value()));
        }
        Optional<MapNode> fields = node.get().fields();
        return fields.isPresent() ? baseOf(fields.get().allowOnly(List.of("name", "profile"))) : Optional.empty();
    }

    private static Optional<RoleBase> baseOf(MapNode base) {
        if (base.has("name") == base.has("profile")) {
            base.place()
                    .addFault(
                            "either a profile or a name",
                            base.describe(),
                            "A role has one base identity.",
                            "Write {profile: <profile of the AWS configuration>}, or the name that the application gives.");
            return Optional.empty();
        }
        Optional<RoleBase> profile = base.value("profile", StsRules::profile).map(RoleBase::ofProfile);
        return profile.isPresent()
                ? profile
                : base.value("name", NameRules::key).map(RoleBase::ofName);
    }

    private static Duration duration(MapNode role) {
        Optional<ParsedValue<Duration>> duration = role.valueWithPlace("duration", StsRules::duration);
        if (duration.isEmpty()) {
            return StsRules.LONGEST_CHAINED;
        }
        if (role.size("chain") > 1 && duration.get().value().compareTo(StsRules.LONGEST_CHAINED) > 0) {
            duration.get()
                    .addFault(
                            "at most 1h for a chain of several roles",
                            "AWS limits a session to one hour when its role was assumed by another role's session.",
                            "Use 1h or less. Sessions are renewed ahead of their end.");
        }
        return duration.get().value();
    }
}
