package io.portolan.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.Region;

/** Reads {@code arn}, {@code cluster-name} or {@code bootstrap-servers}, and what they tell of the cluster's region. */
final class SourceSection {

    static final List<String> KEYS = List.of("arn", "cluster-name", "bootstrap-servers");

    private static final Pattern REGION_OF_NAME =
            Pattern.compile("(?i).*\\.kafka(?:-serverless)?\\.([a-z0-9-]+)\\.amazonaws\\.com(?:\\.cn)?\\.?");

    private final List<Located<Region>> regions = new ArrayList<>();

    /** The one source that is given, of those that are allowed; a fault where there is none or several. */
    Optional<BrokerSource> read(Fields fields, List<String> allowed) {
        List<String> given = allowed.stream().filter(fields::has).toList();
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
        return switch (key) {
            case "arn" -> fields.located(key, MskClusterArn::parse).map(this::byArn);
            case "cluster-name" -> fields.value(key, Names::mskCluster).map(BrokerSource.ByName::new);
            case "bootstrap-servers" -> fields.node(key).flatMap(this::given);
            default -> Optional.empty();
        };
    }

    private BrokerSource byArn(Located<MskClusterArn> arn) {
        regions.add(new Located<>(arn.text(), arn.value().region()));
        return new BrokerSource.ByArn(arn.value());
    }

    private Optional<BrokerSource> given(Node servers) {
        List<Located<BrokerAddress>> addresses = texts(servers).stream()
                .flatMap(text -> text.located(BrokerAddress::parse).stream())
                .toList();
        addresses.forEach(this::region);
        return addresses.isEmpty()
                ? Optional.empty()
                : Optional.of(new BrokerSource.Given(
                        addresses.stream().map(Located::value).toList()));
    }

    /** A list, or one text with commas, as Kafka has it. */
    private static List<Text> texts(Node servers) {
        if (servers instanceof Text text) {
            return Pattern.compile(",")
                    .splitAsStream(text.value())
                    .map(one -> new Text(text.place(), one.strip()))
                    .toList();
        }
        return servers.items().stream().flatMap(item -> item.text().stream()).toList();
    }

    private void region(Located<BrokerAddress> address) {
        Matcher name = REGION_OF_NAME.matcher(address.value().host());
        if (name.matches()) {
            new Text(address.text().place(), name.group(1))
                    .as(Regions::parse)
                    .ifPresent(region -> regions.add(new Located<>(address.text(), region)));
        }
    }
}
