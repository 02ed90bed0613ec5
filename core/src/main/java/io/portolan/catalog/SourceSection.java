package io.portolan.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.Region;

/**
 * Reads {@code arn}, {@code cluster-name} and {@code bootstrap-servers}. It also finds the region that they name. Bootstrap servers
 * beside one of the others are the fallback.
 */
final class SourceSection {

    private static final String SERVERS = "bootstrap-servers";
    static final List<String> KEYS = keys();

    /** More than the MSK API ever names. */
    private static final int MOST_SERVERS = 500;

    private final List<String> hostSuffixes;
    private final List<ParsedValue<Region>> regions = new ArrayList<>();

    /** @param hostSuffixes domains in which the brokers may be, besides MSK's own */
    SourceSection(List<String> hostSuffixes) {
        this.hostSuffixes = hostSuffixes;
    }

    /** The one source that is given among the allowed ones. None is a fault, and so are several. */
    Optional<BrokerSource> read(MapNode fields, List<String> allowed) {
        List<String> given = new ArrayList<>(allowed);
        given.retainAll(fields.nodes().keySet());
        if (!Collections.disjoint(given, BrokerSource.LOOKUP_KEYS)) {
            given.remove(SERVERS);
        }
        if (given.size() != 1) {
            fields.place()
                    .addFault(
                            "exactly one of " + QuotedText.list(allowed),
                            given.isEmpty() ? "none of them" : QuotedText.list(given),
                            "A cluster's brokers come from one place.",
                            given.isEmpty() ? "Add one of them." : "Keep one of them.");
            return Optional.empty();
        }
        return source(fields, given.get(0));
    }

    /** The regions that ARNs and host names carry. */
    List<ParsedValue<Region>> regions() {
        return regions;
    }

    private static List<String> keys() {
        List<String> keys = new ArrayList<>(BrokerSource.LOOKUP_KEYS);
        keys.add(SERVERS);
        return Collections.unmodifiableList(keys);
    }

    private Optional<BrokerSource> source(MapNode fields, String key) {
        Optional<CatalogNode> node = fields.node(SERVERS);
        List<BrokerAddress> servers = node.isPresent() ? addresses(node.get()) : List.of();
        return switch (key) {
            case "arn" -> byArn(fields, servers);
            case "cluster-name" -> byName(fields, servers);
            case SERVERS -> servers.isEmpty() ? Optional.empty() : Optional.of(new BrokerSource.Given(servers));
            default -> Optional.empty();
        };
    }

    private Optional<BrokerSource> byArn(MapNode fields, List<BrokerAddress> fallback) {
        Optional<ParsedValue<MskClusterArn>> arn = fields.valueWithPlace("arn", MskClusterArn::parse);
        if (arn.isEmpty()) {
            return Optional.empty();
        }
        regions.add(0, new ParsedValue<>(arn.get().text(), arn.get().value().region()));
        return Optional.of(new BrokerSource.ByArn(arn.get().value(), fallback, hostSuffixes));
    }

    private Optional<BrokerSource> byName(MapNode fields, List<BrokerAddress> fallback) {
        return fields.value("cluster-name", NameRules::mskCluster)
                .map(name -> new BrokerSource.ByName(name, fallback, hostSuffixes));
    }

    private List<BrokerAddress> addresses(CatalogNode servers) {
        List<ParsedValue<BrokerAddress>> addresses = new ArrayList<>();
        List<TextNode> texts = texts(servers);
        if (texts.size() > MOST_SERVERS) {
            servers.place()
                    .addFault(
                            "at most " + MOST_SERVERS + " brokers",
                            texts.size() + " brokers",
                            "A client needs only some of them to find the others.",
                            "Remove some.");
            return List.of();
        }
        for (TextNode text : texts) {
            Optional<ParsedValue<BrokerAddress>> address = text.parseWithPlace(BrokerAddress::parse);
            if (address.isPresent()) {
                addresses.add(address.get());
            }
        }
        addresses.forEach(this::region);
        return ParsedValue.values(addresses);
    }

    /** The items of a list, or the parts of one text with commas as Kafka has it. */
    private static List<TextNode> texts(CatalogNode servers) {
        if (!(servers instanceof TextNode text)) {
            return servers.texts();
        }
        return Pattern.compile(",")
                .splitAsStream(text.value())
                .map(one -> new TextNode(text.place(), one.strip()))
                .toList();
    }

    private void region(ParsedValue<BrokerAddress> address) {
        Optional<MskZone> zone = MskZone.ofHost(address.value().host());
        if (zone.isPresent()) {
            new TextNode(address.text().place(), zone.get().region())
                    .parse(AwsRegions::parse)
                    .ifPresent(region -> regions.add(new ParsedValue<>(address.text(), region)));
        }
    }
}
