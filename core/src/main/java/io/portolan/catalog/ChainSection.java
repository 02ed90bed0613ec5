package io.portolan.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the {@code chain} of a role. Each hop is an ARN or a map with {@code arn}, {@code external-id} and {@code tags}. */
final class ChainSection {

    private static final List<String> KEYS = List.of("arn", "external-id", "tags");

    private final MapNode role;
    private final List<ParsedValue<Arn>> arns = new ArrayList<>();

    ChainSection(MapNode role) {
        this.role = role;
    }

    List<Hop> hops() {
        List<Hop> hops = new ArrayList<>();
        for (CatalogNode node : role.items("chain")) {
            Optional<Hop> hop = hop(node);
            if (hop.isPresent()) {
                hops.add(hop.get());
            }
        }
        for (ParsedValue<Arn> arn : arns) {
            checkPartition(arn);
        }
        return hops;
    }

    private Optional<Hop> hop(CatalogNode node) {
        if (node instanceof TextNode text) {
            return hop(text, null, Map.of());
        }
        Optional<MapNode> hop = node.fields();
        return hop.isPresent() ? hop(hop.get()) : Optional.empty();
    }

    private Optional<Hop> hop(MapNode hop) {
        hop.allowOnly(KEYS);
        hop.require("arn", "A hop is the ARN of the role to assume.", "Add it, as in arn: arn:aws:iam::…:role/…");
        String externalId = hop.value("external-id", StsRules::externalId).orElse(null);
        Map<String, String> tags = tags(hop);
        Optional<TextNode> arn = hop.text("arn");
        return arn.isPresent() ? hop(arn.get(), externalId, tags) : Optional.empty();
    }

    private Optional<Hop> hop(TextNode text, @Nullable String externalId, Map<String, String> tags) {
        Optional<ParsedValue<Arn>> arn = text.parseWithPlace(StsRules::role);
        if (arn.isEmpty()) {
            return Optional.empty();
        }
        arns.add(arn.get());
        return Optional.of(new Hop(text.value(), externalId, tags));
    }

    private void checkPartition(ParsedValue<Arn> arn) {
        String first = arns.get(0).value().partition();
        if (!arn.value().partition().equals(first)) {
            arn.addFault(
                    "a role of the partition " + first + ", as the chain's first",
                    "No role can be assumed across partitions.",
                    "Give each partition a chain of its own.");
        }
    }

    private static Map<String, String> tags(MapNode hop) {
        Map<String, String> tags = new LinkedHashMap<>();
        List<MapField> entries = hop.entries("tags");
        for (MapField entry : entries) {
            Optional<String> name = entry.key().parse(StsRules::tagKey);
            Optional<TextNode> text = name.isPresent() ? entry.node().text() : Optional.empty();
            Optional<String> value = text.isPresent() ? text.get().parse(StsRules::tagValue) : Optional.empty();
            if (value.isPresent()) {
                tags.put(entry.key().value(), value.get());
            }
        }
        if (entries.size() > StsRules.MOST_TAGS) {
            hop.node("tags")
                    .ifPresent(node -> node.place()
                            .addFault(
                                    "at most " + StsRules.MOST_TAGS + " tags",
                                    entries.size() + " tags",
                                    "STS takes no more.",
                                    "Remove some."));
        }
        return tags;
    }
}
