package io.portolan.catalog;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/** Reads {@code endpoints}. */
final class EndpointsSection {

    private static final String EXPECTED = "an endpoint http(s)://host[:port] without path, query and user";
    private static final String FIX = "Write it like https://sts.us-east-2.amazonaws.com or https://10.20.1.4:8443.";

    private static final String SECURED = "an endpoint by https, or by http on the loopback address";

    private final MapNode endpoints;
    private final boolean allowsHttp;

    private EndpointsSection(MapNode endpoints) {
        this.endpoints = endpoints.allowOnly(List.of("allow-http", "inspect", "kafka", "sts"));
        allowsHttp = isTrue("allow-http");
    }

    static Endpoints read(MapNode catalog) {
        Optional<MapNode> endpoints = catalog.fields("endpoints");
        return endpoints.isPresent()
                ? new EndpointsSection(endpoints.get()).read()
                : new Endpoints(null, Map.of(), Map.of());
    }

    private Endpoints read() {
        URI sts = endpoints.value("sts", this::secured).orElse(null);
        return new Endpoints(sts, byRegion("kafka"), byRegion("inspect"));
    }

    private Map<Region, URI> byRegion(String key) {
        Map<Region, URI> byRegion = new HashMap<>();
        for (MapField entry : endpoints.entries(key)) {
            Optional<Region> region = entry.key().parse(AwsRegions::parse);
            Optional<TextNode> text = region.isPresent() ? entry.node().text() : Optional.empty();
            Optional<URI> endpoint = text.isPresent() ? text.get().parse(this::secured) : Optional.empty();
            if (endpoint.isPresent()) {
                byRegion.put(region.get(), endpoint.get());
            }
        }
        return byRegion;
    }

    private URI secured(String text) {
        URI uri = endpoint(text);
        if (!allowsHttp && Endpoints.isExposed(uri)) {
            throw new InvalidValueException(
                    text,
                    SECURED,
                    "By http anybody on the way can read and change what AWS answers, credentials included.",
                    "Use https. If you trust the whole way, write allow-http: true beside it.");
        }
        return uri;
    }

    /** The value may be a boolean of YAML or the text of a property. */
    private boolean isTrue(String key) {
        Optional<CatalogNode> node = endpoints.node(key);
        Optional<String> text = node.isPresent() ? node.get().plainValue() : Optional.empty();
        return text.isPresent()
                && new TextNode(node.get().place(), text.get())
                        .parse(EndpointsSection::flag)
                        .orElse(false);
    }

    private static boolean flag(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new InvalidValueException(text, "true or false", "It is neither.", "Write true, or remove the key.");
        }
        return text.equals("true");
    }

    static URI endpoint(String text) {
        URI uri = uri(text);
        check(
                "http".equals(uri.getScheme()) || "https".equals(uri.getScheme()),
                text,
                "The scheme is not http or https.");
        check(uri.getHost() != null, text, "It names no host.");
        check(uri.getRawUserInfo() == null, text, "A user or password has no place in it.");
        check(uri.getPort() != 0 && uri.getPort() <= 65535, text, "The port is not from 1 to 65535.");
        check(
                List.of("", "/").contains(uri.getRawPath())
                        && uri.getRawQuery() == null
                        && uri.getRawFragment() == null,
                text,
                "The SDK adds path and query itself.");
        return uri;
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new InvalidValueException(text, EXPECTED, "It is not a URI.", FIX);
        }
    }

    private static void check(boolean good, String text, String cause) {
        if (!good) {
            throw new InvalidValueException(text, EXPECTED, cause, FIX);
        }
    }
}
