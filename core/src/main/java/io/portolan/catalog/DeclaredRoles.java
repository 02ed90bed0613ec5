package io.portolan.catalog;

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
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Optional<RoleChain> chain = byName.get(name.get().value());
        if (chain == null) {
            addUndeclaredFault(name.get());
            return Optional.empty();
        }
        return chain.isPresent() ? Optional.of(new ParsedValue<>(name.get(), chain.get())) : Optional.empty();
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
