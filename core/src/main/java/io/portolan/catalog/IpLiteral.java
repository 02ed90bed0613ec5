package io.portolan.catalog;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads IP addresses and never asks a resolver. A name is refused. */
final class IpLiteral {

    private static final String EXPECTED =
            "an IP address or IP:port, such as 10.20.1.53, 10.20.1.53:5353 or [fd00::53]:53";
    /** The length of the longest literal. It is IPv6 with an IPv4 address at its end. */
    private static final int LONGEST = 45;

    private static final Pattern V4 = Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})\\.){3}(?:0|[1-9][0-9]{0,2})");
    private static final String V6 = "[0-9a-fA-F:]*:[0-9a-fA-F:.]*";
    private static final String BRACKETED = "\\[([^]]*)](?::(.*))?";
    private static final String PLAIN = "([^:]*)(?::([^:]*))?";

    private IpLiteral() {}

    /** The address. It is empty if the text is no IPv4 or IPv6 literal. */
    static Optional<InetAddress> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            if (V4.matcher(text).matches()) {
                return Optional.of(InetAddress.getByAddress(octets(text)));
            }
            // In brackets the JDK takes the text as a literal or refuses it. Without them it would ask DNS.
            return text.matches(V6) ? Optional.of(InetAddress.getByName("[" + text + "]")) : Optional.empty();
        } catch (UnknownHostException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Reads {@code IP} or {@code IP:port} or {@code [IPv6]:port}. The default port is 53. */
    static InetSocketAddress nameServer(String text) {
        Matcher parts =
                Pattern.compile(text.startsWith("[") ? BRACKETED : PLAIN).matcher(text);
        boolean split = parts.matches();
        String host = split ? parts.group(1) : text;
        Optional<InetAddress> address = parse(host);
        if (address.isEmpty()) {
            throw new InvalidValueException(
                    text, EXPECTED, QuotedText.of(host) + " is not an IP address.", notResolved(host));
        }
        String port = split ? parts.group(2) : null;
        return new InetSocketAddress(address.get(), port == null ? 53 : PortNumber.parse(port, text, EXPECTED));
    }

    /** The bytes of an address. An IPv4 address wrapped as IPv6 ({@code ::ffff:10.0.0.1}) has four. */
    static byte[] bytes(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet6Address && isIpv4Mapped(bytes)) {
            return new byte[] {bytes[12], bytes[13], bytes[14], bytes[15]};
        }
        return bytes;
    }

    private static boolean isIpv4Mapped(byte[] bytes) {
        for (int i = 0; i < 10; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return bytes[10] == -1 && bytes[11] == -1;
    }

    private static byte[] octets(String text) {
        String[] parts = text.split("\\.", -1);
        byte[] octets = new byte[4];
        for (int i = 0; i < 4; i++) {
            int octet = Integer.parseInt(parts[i]);
            if (octet > 255) {
                throw new NumberFormatException(parts[i]);
            }
            octets[i] = (byte) octet;
        }
        return octets;
    }

    private static String notResolved(String host) {
        return host.chars().anyMatch(Character::isLetter)
                ? "Write the address itself. Names are not resolved here."
                : "Write four numbers from 0 to 255 without leading zeros, or an IPv6 address.";
    }
}
