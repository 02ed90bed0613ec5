package io.portolan.resilience;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks for secrets, whole or in half, plain or as in a URL. It looks for the first twenty characters of each half, which
 * no other text has. It can search many megabytes for thousands of secrets.
 */
record SecretSearch(Set<String> seeds) {

    private static final int LENGTH = 20;

    static SecretSearch of(Collection<String> secrets) {
        return new SecretSearch(secrets.stream().flatMap(SecretSearch::seeds).collect(Collectors.toUnmodifiableSet()));
    }

    private static Stream<String> seeds(String secret) {
        int half = secret.length() / 2;
        return Stream.of(secret.substring(0, half), secret.substring(half))
                .flatMap(part -> Stream.of(part, URLEncoder.encode(part, UTF_8)))
                .filter(part -> part.length() >= LENGTH)
                .map(part -> part.substring(0, LENGTH));
    }

    /** The places where secrets were found. The secrets themselves are left out. */
    List<String> findIn(Map<String, String> outputs) {
        List<String> found = new ArrayList<>();
        outputs.forEach((name, output) -> {
            for (int end = LENGTH; end <= output.length(); end++) {
                if (!mayBeSecret(output.charAt(end - 1))) {
                    end += LENGTH - 1; // No seed has this character.
                } else if (seeds.contains(output.substring(end - LENGTH, end))) {
                    found.add("a secret in " + name + " at " + (end - LENGTH));
                }
            }
        });
        return found;
    }

    private static boolean mayBeSecret(char c) {
        return Character.isLetterOrDigit(c) || "+/=%".indexOf(c) >= 0;
    }
}
