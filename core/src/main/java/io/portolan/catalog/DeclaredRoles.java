package io.portolan.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The declared roles by name.
 *
 * @param byName empty for a role with faults. So the clusters that name it get no fault as well.
 */
record DeclaredRoles(Map<String, Optional<RoleChain>> byName) {

    /** The role that a key such as {@code role: orders-client} names. */
    Optional<ParsedValue<RoleChain>> find(MapNode fields, String key) {
        Optional<TextNode> name = fields.text(key);
        return name.isPresent() ? find(name.get()) : Optional.empty();
    }

    /** The role of this name. */
    Optional<ParsedValue<RoleChain>> find(TextNode name) {
        Optional<RoleChain> chain = byName.get(name.value());
        if (chain == null) {
            addUndeclaredFault(name);
            return Optional.empty();
        }
        return chain.isPresent() ? Optional.of(new ParsedValue<>(name, chain.get())) : Optional.empty();
    }

    /** The roles without those that have faults. */
    Map<String, RoleChain> sound() {
        Map<String, RoleChain> sound = new LinkedHashMap<>();
        for (Map.Entry<String, Optional<RoleChain>> role : byName.entrySet()) {
            if (role.getValue().isPresent()) {
                sound.put(role.getKey(), role.getValue().get());
            }
        }
        return sound;
    }

    private void addUndeclaredFault(TextNode name) {
        String declared = byName.isEmpty()
                ? "a role declared below roles"
                : "one of the roles " + QuotedText.list(byName.keySet());
        if (name.isBlank()) {
            name.addBlankFault(declared);
            return;
        }
        String declare = "Declare it below roles.";
        name.place()
                .addFault(
                        declared,
                        name.describe(),
                        "No role of this name is declared below roles.",
                        name.place().countsOnly()
                                ? declare
                                : WordSuggestions.suggest(name.value(), byName.keySet(), declare));
    }
}
