package io.portolan.testkit.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads and writes the parameters of a query or a form. AWS's services repeat none, so a map is enough. */
final class QueryParameters {

    private QueryParameters() {}

    static SortedMap<String, String> parse(String text) {
        SortedMap<String, String> parameters = new TreeMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    static String canonical(SortedMap<String, String> parameters) {
        return parameters.entrySet().stream().map(QueryParameters::pair).collect(Collectors.joining("&"));
    }

    static String decode(String text) {
        return URLDecoder.decode(text, UTF_8);
    }

    /** Encodes all characters except letters, digits and {@code - . _ ~}. SigV4 needs this form. */
    static String encode(String text) {
        return URLEncoder.encode(text, UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static String pair(Map.Entry<String, String> parameter) {
        return encode(parameter.getKey()) + "=" + encode(parameter.getValue());
    }
}
