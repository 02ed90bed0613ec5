package io.portolan.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.Region;

/**
 * Reads {@code arn}, {@code cluster-name} and {@code bootstrap-servers}, and what they tell of the cluster's region. Bootstrap
 * servers beside one of the others are what to fall back on.
 */
final class SourceSection {

    private static final String SERVERS = "bootstrap-servers";
    static final List<String> KEYS = List.of("arn", "cluster-name", SERVERS);

    private static final String REGION_OF_NAME =
            "(?i).*\\.kafka(?:-serverless)?\\.([a-z0-9-]+)\\.amazonaws\\.com(?:\\.cn)?\\.?";

    private final List<Located<Region>> regions = new ArrayList<>();

    /** The one source that is given, of those that are allowed; a fault where there is none or several. */
    Optional<BrokerSource> read(Fields fields, List<String> allowed) {
        List<String> given = new ArrayList<>(allowed);
        given.retainAll(fields.nodes().keySet());
        if (fields.has("arn") || fields.has("cluster-name")) {
            given.remove(SERVERS);
        }
        if (given.size() != 1) {
            fields.place()
                    .fault(
                            "exactly one of " + Quoted.list(allowed),
                            given.isEmpty() ? "none of them" : Quoted.list(given),
                            "A cluster's brokers come from one place.",
                            given.isEmpty() ? "Add one of them." : "Keep one of them.");
            return Optional.empty();
        }
        return source(fields, given.get(0));
    }

    /** The regions that ARNs and host names carry, where they do. */
    List<Located<Region>> regions() {
        return regions;
    }

    private Optional<BrokerSource> source(Fields fields, String key) {
        Optional<Node> node = fields.node(SERVERS);
        List<BrokerAddress> servers = node.isPresent() ? addresses(node.get()) : List.of();
        return switch (key) {
            case "arn" -> byArn(fields, servers);
            case "cluster-name" -> byName(fields, servers);
            case SERVERS -> servers.isEmpty() ? Optional.empty() : Optional.of(new BrokerSource.Given(servers));
            default -> Optional.empty();
        };
    }

    private Optional<BrokerSource> byArn(Fields fields, List<BrokerAddress> fallback) {
        Optional<Located<MskClusterArn>> arn = fields.located("arn", MskClusterArn::parse);
        if (arn.isEmpty()) {
            return Optional.empty();
        }
        regions.add(0, new Located<>(arn.get().text(), arn.get().value().region()));
        return Optional.of(new BrokerSource.ByArn(arn.get().value(), fallback));
    }

    private static Optional<BrokerSource> byName(Fields fields, List<BrokerAddress> fallback) {
        return fields.value("cluster-name", Names::mskCluster).map(name -> new BrokerSource.ByName(name, fallback));
    }

    private List<BrokerAddress> addresses(Node servers) {
        List<Located<BrokerAddress>> addresses = new ArrayList<>();
        for (Text text : texts(servers)) {
            Optional<Located<BrokerAddress>> address = text.located(BrokerAddress::parse);
            if (address.isPresent()) {
                addresses.add(address.get());
            }
        }
        addresses.forEach(this::region);
        return Located.values(addresses);
    }

    /** A list, or one text with commas, as Kafka has it. */
    private static List<Text> texts(Node servers) {
        if (!(servers instanceof Text text)) {
            return servers.texts();
        }
        return Pattern.compile(",")
                .splitAsStream(text.value())
                .map(one -> new Text(text.place(), one.strip()))
                .toList();
    }

    private void region(Located<BrokerAddress> address) {
        Matcher name = Pattern.compile(REGION_OF_NAME).matcher(address.value().host());
        if (name.matches()) {
            new Text(address.text().place(), name.group(1))
                    .as(Regions::parse)
                    .ifPresent(region -> regions.add(new Located<>(address.text(), region)));
        }
    }
}
