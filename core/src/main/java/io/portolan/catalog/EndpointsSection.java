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

    private EndpointsSection() {}

    static Endpoints read(MapNode catalog) {
        Optional<MapNode> endpoints = catalog.fields("endpoints");
        return endpoints.isPresent() ? endpoints(endpoints.get()) : new Endpoints(null, Map.of());
    }

    private static Endpoints endpoints(MapNode endpoints) {
        endpoints.allowOnly(List.of("kafka", "sts"));
        Map<Region, URI> kafka = new HashMap<>();
        for (MapField entry : endpoints.entries("kafka")) {
            Optional<Region> region = entry.key().parse(AwsRegions::parse);
            Optional<TextNode> text = region.isPresent() ? entry.node().text() : Optional.empty();
            Optional<URI> endpoint = text.isPresent() ? text.get().parse(EndpointsSection::endpoint) : Optional.empty();
            if (endpoint.isPresent()) {
                kafka.put(region.get(), endpoint.get());
            }
        }
        return new Endpoints(endpoints.value("sts", EndpointsSection::endpoint).orElse(null), kafka);
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
