package io.portolan.credentials;

import io.portolan.catalog.Hop;
import io.portolan.catalog.RoleChain;
import io.portolan.runtime.PercentText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A role chain as text on one line. The separators {@code , ~ =} never occur in an encoded part. */
final class ChainText {

    private static final String EXTERNAL_ID = "external-id";
    private static final String TAG = "tag.";

    private ChainText() {}

    static String write(RoleChain chain) {
        StringBuilder text = new StringBuilder(PercentText.encode(chain.name()))
                .append(',')
                .append(PercentText.encode(chain.sessionName()))
                .append(',')
                .append(chain.duration());
        for (Hop hop : chain.hops()) {
            write(hop, text.append(','));
        }
        return text.toString();
    }

    static RoleChain read(String text) {
        List<String> parts = Arrays.asList(text.split(",", -1));
        if (parts.size() < 4) {
            throw new IllegalArgumentException(
                    "It must have a name, a session name, a duration and at least one role.");
        }
        List<Hop> hops = new ArrayList<>();
        for (String hop : parts.subList(3, parts.size())) {
            hops.add(hop(hop));
        }
        return new RoleChain(
                PercentText.decode(parts.get(0)), PercentText.decode(parts.get(1)), Duration.parse(parts.get(2)), hops);
    }

    private static void write(Hop hop, StringBuilder text) {
        text.append(PercentText.encode(hop.roleArn()));
        if (hop.externalId() != null) {
            append(text, EXTERNAL_ID, hop.externalId());
        }
        for (Map.Entry<String, String> tag : hop.tags().entrySet()) {
            append(text, TAG + PercentText.encode(tag.getKey()), tag.getValue());
        }
    }

    private static void append(StringBuilder text, String key, String value) {
        text.append('~').append(key).append('=').append(PercentText.encode(value));
    }

    private static Hop hop(String text) {
        String[] parts = text.split("~", -1);
        @Nullable String externalId = null;
        Map<String, String> tags = new LinkedHashMap<>();
        for (String part : Arrays.asList(parts).subList(1, parts.length)) {
            String[] pair = part.split("=", 2);
            if (pair.length == 2 && pair[0].equals(EXTERNAL_ID)) {
                externalId = PercentText.decode(pair[1]);
            } else if (pair.length == 2 && pair[0].startsWith(TAG)) {
                tags.put(PercentText.decode(pair[0].substring(TAG.length())), PercentText.decode(pair[1]));
            } else {
                throw new IllegalArgumentException("A part of a hop is neither external-id= nor tag.<key>=.");
            }
        }
        return new Hop(PercentText.decode(parts[0]), externalId, tags);
    }
}
