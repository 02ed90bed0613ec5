package io.portolan.catalog;

import java.util.Map;
import java.util.Optional;

/**
 * The declared roles by name.
 *
 * @param byName empty for a role that has faults of its own, so that those who name it need not be faulted as well
 */
record Roles(Map<String, Optional<RoleChain>> byName) {

    /** The role that a key such as {@code role: orders-client} names. */
    Optional<Located<RoleChain>> named(Fields fields, String key) {
        Optional<Text> name = fields.text(key);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Optional<RoleChain> chain = byName.get(name.get().value());
        if (chain == null) {
            undeclared(name.get());
            return Optional.empty();
        }
        return chain.isPresent() ? Optional.of(new Located<>(name.get(), chain.get())) : Optional.empty();
    }

    private void undeclared(Text name) {
        String declared =
                byName.isEmpty() ? "a role declared below roles" : "one of the roles " + Quoted.list(byName.keySet());
        name.place()
                .fault(
                        declared,
                        name.shown(),
                        "No role of this name is declared below roles.",
                        Nearest.question(name.value(), byName.keySet(), "Declare it below roles."));
    }
}
