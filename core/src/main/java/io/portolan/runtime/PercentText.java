package io.portolan.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;

/** Texts in percent-encoding. An encoded text needs no quotes in a shell, a JAAS string or a properties file. */
public final class PercentText {

    private PercentText() {}

    /** Percent-encodes all but letters, digits and {@code . - _ * : /}. */
    public static String encode(String text) {
        return URLEncoder.encode(text, UTF_8)
                .replace("+", "%20")
                .replace("%3A", ":")
                .replace("%2F", "/");
    }

    /**
     * The text that was encoded.
     *
     * @throws IllegalArgumentException if this is no percent-encoding
     */
    public static String decode(String encoded) {
        return URLDecoder.decode(encoded, UTF_8);
    }
}
