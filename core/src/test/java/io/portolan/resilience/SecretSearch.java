package io.portolan.resilience;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Looks for secrets, whole or in half, plain or as in a URL. */
record SecretSearch(Collection<String> secrets) {

    /** Shorter pieces than this are no proof. */
    private static final int SHORTEST = 20;

    /** What was found where, the secret itself left out. */
    List<String> in(Map<String, String> outputs) {
        return outputs.entrySet().stream()
                .flatMap(output -> secrets.stream()
                        .filter(secret -> needles(secret).anyMatch(output.getValue()::contains))
                        .map(secret -> output.getKey() + " has a secret of " + secret.length() + " characters"))
                .toList();
    }

    private static Stream<String> needles(String secret) {
        int half = secret.length() / 2;
        return Stream.of(secret.substring(0, half), secret.substring(half))
                .filter(part -> part.length() >= SHORTEST)
                .flatMap(part -> Stream.of(part, URLEncoder.encode(part, UTF_8)));
    }
}
