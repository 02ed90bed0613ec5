package io.portolan.catalog;

import java.util.Optional;
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
    private static final Pattern FORM = Pattern.compile("(?:\\[([^]]*)]|([^:\\[\\]]*)):([^:]*)");

    private static final Pattern SEPARATOR = Pattern.compile("[0-9][;\\s]+[^\\s]");

    /**
     * Checks host and port.
     *
     * @throws IllegalArgumentException if the host is neither a host name nor an IP literal, or the port is not 1 to 65535. A name has
     *     at most 253 characters and no dot at its end.
     */
    public BrokerAddress {
        Optional<String> fault = host.indexOf(':') < 0 ? HostName.findFault(host) : missingLiteral(host);
        if (fault.isPresent()) {
            throw new InvalidValueException(text(host, port), EXPECTED, fault.get(), fix(host));
        }
        if (port < 1 || port > 65_535) {
            throw new InvalidValueException(
                    text(host, port), EXPECTED, "The port is not from 1 to 65535.", "Correct the port.");
        }
    }

    /**
     * Reads {@code host:port} or {@code IPv4:port} or {@code [IPv6]:port}.
     *
     * @throws IllegalArgumentException if it is none of these or the port is not 1 to 65535.
     */
    public static BrokerAddress parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (text.contains("://")) {
            throw new InvalidValueException(
                    text,
                    EXPECTED,
                    "It begins with a protocol.",
                    "Remove it. The key security-protocol names the protocol.");
        }
        if (!parts.matches()) {
            throw notHostAndPort(text);
        }
        String literal = parts.group(1);
        if (literal != null && literal.indexOf(':') < 0) {
            throw new InvalidValueException(
                    text, EXPECTED, QuotedText.of(literal) + " is not an IPv6 address.", "Correct the address.");
        }
        String host = literal == null ? parts.group(2) : literal;
        return new BrokerAddress(host, PortNumber.parse(parts.group(3), text, EXPECTED));
    }

    private static InvalidValueException notHostAndPort(String text) {
        return SEPARATOR.matcher(text).find()
                ? new InvalidValueException(
                        text, EXPECTED, "It is more than one broker.", "Write a list, or commas between the brokers.")
                : new InvalidValueException(
                        text,
                        EXPECTED,
                        "It is not host:port.",
                        "IAM listeners are on port 9098. An IPv6 address goes in brackets.");
    }

    /** Whether the host's name is this domain or below it. */
    public boolean isInDomain(String domain) {
        return HostName.isInDomain(host, domain);
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
        return text(host, port);
    }

    private static String text(String host, int port) {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }

    private static String fix(String host) {
        if (host.indexOf(':') >= 0) {
            return "Correct the address.";
        }
        return host.endsWith(".") ? "Remove the dot at its end." : "Correct the host name.";
    }

    private static Optional<String> missingLiteral(String host) {
        return IpLiteral.parse(host).isPresent()
                ? Optional.empty()
                : Optional.of(QuotedText.of(host) + " is not an IPv6 address.");
    }
}
