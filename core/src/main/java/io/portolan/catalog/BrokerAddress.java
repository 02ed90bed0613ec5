package io.portolan.catalog;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A broker's host name (or IP literal) and port. Nothing is resolved. Immutable and thread-safe.
 *
 * <p>{@code BrokerAddress.parse("localhost:9092")}.
 *
 * @param host the name or literal as Kafka takes it. An IPv6 literal has no brackets.
 * @param port 1 to 65535
 */
public record BrokerAddress(String host, int port) {

    private static final String EXPECTED = "a broker address host:port, such as localhost:9092";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,252}");
    private static final Pattern FORM = Pattern.compile("(?:\\[([^]]*)]|([^:\\[\\]]*)):([^:]*)");

    /**
     * Reads {@code host:port} or {@code IPv4:port} or {@code [IPv6]:port}.
     *
     * @throws IllegalArgumentException if it is none of these or the port is not 1 to 65535.
     */
    public static BrokerAddress parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new InvalidValueException(
                    text,
                    EXPECTED,
                    "It is not host:port.",
                    "IAM listeners are on port 9098. An IPv6 address goes in brackets.");
        }
        String host = parts.group(1) == null ? name(parts.group(2), text) : v6(parts.group(1), text);
        return new BrokerAddress(host, PortNumber.parse(parts.group(3), text, EXPECTED));
    }

    // Written out because the first generated method of a record costs a starting JVM some 20 ms.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BrokerAddress that && port == that.port && host.equals(that.host);
    }

    @Override
    public int hashCode() {
        return 31 * host.hashCode() + port;
    }

    /** The form of {@code bootstrap.servers}, which is {@code host:port}. An IPv6 literal stands in brackets. */
    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }

    private static String name(String host, String text) {
        if (!NAME.matcher(host).matches()) {
            throw new InvalidValueException(
                    text, EXPECTED, QuotedText.of(host) + " is not a host name.", "Correct the host name.");
        }
        return host;
    }

    private static String v6(String host, String text) {
        if (host.indexOf(':') < 0 || IpLiteral.parse(host).isEmpty()) {
            throw new InvalidValueException(
                    text, EXPECTED, QuotedText.of(host) + " is not an IPv6 address.", "Correct the address.");
        }
        return host;
    }
}
