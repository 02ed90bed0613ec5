package io.portolan.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the {@code chain} of a role: each hop an ARN, or a map with {@code arn}, {@code external-id} and {@code tags}. */
final class ChainSection {

    private static final List<String> KEYS = List.of("arn", "external-id", "tags");

    private final Fields role;
    private final List<Located<Arn>> arns = new ArrayList<>();

    ChainSection(Fields role) {
        this.role = role;
    }

    List<Hop> hops() {
        List<Hop> hops = role.node("chain").map(Node::items).orElse(List.of()).stream()
                .flatMap(node -> hop(node).stream())
                .toList();
        arns.forEach(this::checkPartition);
        return hops;
    }

    private Optional<Hop> hop(Node node) {
        if (node instanceof Text text) {
            return arn(text).map(arn -> new Hop(arn, null, Map.of()));
        }
        return node.fields().flatMap(this::hop);
    }

    private Optional<Hop> hop(Fields hop) {
        hop.only(KEYS);
        hop.require("arn", "A hop is the ARN of the role to assume.", "Add it, as in arn: arn:aws:iam::…:role/…");
        String externalId = hop.value("external-id", Sts::externalId).orElse(null);
        Map<String, String> tags = tags(hop);
        return hop.node("arn").flatMap(Node::text).flatMap(this::arn).map(arn -> new Hop(arn, externalId, tags));
    }

    private Optional<String> arn(Text text) {
        Optional<Located<Arn>> arn = text.located(Sts::role);
        arn.ifPresent(arns::add);
        return arn.map(found -> text.value());
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
        Map<Text, Node> entries = hop.entries("tags");
        entries.forEach((key, node) -> key.as(Sts::tagKey)
                .ifPresent(name -> node.text()
                        .flatMap(value -> value.as(Sts::tagValue))
                        .ifPresent(value -> tags.put(name, value))));
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
