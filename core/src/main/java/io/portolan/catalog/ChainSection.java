package io.portolan.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the {@code chain} of a role: each hop an ARN, or a map with {@code arn}, {@code external-id} and {@code tags}. */
final class ChainSection {

    private static final List<String> KEYS = List.of("arn", "external-id", "tags");

    private final Fields role;
    private final List<Located<Arn>> arns = new ArrayList<>();

    ChainSection(Fields role) {
        this.role = role;
    }

    List<Hop> hops() {
        List<Hop> hops = new ArrayList<>();
        for (Node node : role.items("chain")) {
            Optional<Hop> hop = hop(node);
            if (hop.isPresent()) {
                hops.add(hop.get());
            }
        }
        for (Located<Arn> arn : arns) {
            checkPartition(arn);
        }
        return hops;
    }

    private Optional<Hop> hop(Node node) {
        if (node instanceof Text text) {
            return hop(text, null, Map.of());
        }
        Optional<Fields> hop = node.fields();
        return hop.isPresent() ? hop(hop.get()) : Optional.empty();
    }

    private Optional<Hop> hop(Fields hop) {
        hop.only(KEYS);
        hop.require("arn", "A hop is the ARN of the role to assume.", "Add it, as in arn: arn:aws:iam::…:role/…");
        String externalId = hop.value("external-id", Sts::externalId).orElse(null);
        Map<String, String> tags = tags(hop);
        Optional<Text> arn = hop.text("arn");
        return arn.isPresent() ? hop(arn.get(), externalId, tags) : Optional.empty();
    }

    private Optional<Hop> hop(Text text, @Nullable String externalId, Map<String, String> tags) {
        Optional<Located<Arn>> arn = text.located(Sts::role);
        if (arn.isEmpty()) {
            return Optional.empty();
        }
        arns.add(arn.get());
        return Optional.of(new Hop(text.value(), externalId, tags));
    }

    private void checkPartition(Located<Arn> arn) {
        String first = arns.get(0).value().partition();
        if (!arn.value().partition().equals(first)) {
            arn.fault(
                    "a role of the partition " + first + ", as the chain's first",
                    "No role can be assumed across partitions.",
                    "Give each partition a chain of its own.");
        }
    }

    private static Map<String, String> tags(Fields hop) {
        Map<String, String> tags = new LinkedHashMap<>();
        List<Field> entries = hop.entries("tags");
        for (Field entry : entries) {
            Optional<String> name = entry.key().as(Sts::tagKey);
            Optional<Text> text = name.isPresent() ? entry.node().text() : Optional.empty();
            Optional<String> value = text.isPresent() ? text.get().as(Sts::tagValue) : Optional.empty();
            if (value.isPresent()) {
                tags.put(entry.key().value(), value.get());
            }
        }
        if (entries.size() > Sts.MOST_TAGS) {
            hop.node("tags")
                    .ifPresent(node -> node.place()
                            .fault(
                                    "at most " + Sts.MOST_TAGS + " tags",
                                    entries.size() + " tags",
                                    "STS takes no more.",
                                    "Remove some."));
        }
        return tags;
    }
}
