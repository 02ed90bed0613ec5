package io.portolan.catalog;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An IPv4 or IPv6 block such as {@code 10.20.0.0/16}. An IPv4 address may come wrapped as IPv6 ({@code ::ffff:10.20.0.1}). It
 * counts as the IPv4 address that it is. Immutable and thread-safe.
 *
 * <p>{@code CidrBlock.parse("10.20.0.0/16").contains(InetAddress.getByName("10.20.1.53"))}.
 *
 * @param network the first address. No bit beyond the prefix is set.
 * @param prefixLength the number of leading bits that all addresses share. 0 to 32 for IPv4 and 0 to 128 for IPv6.
 */
public record CidrBlock(InetAddress network, int prefixLength) {

    private static final String EXPECTED = "a CIDR block such as 10.20.0.0/16 or fd00:20::/48";
    private static final Pattern FORM = Pattern.compile("([^/]*)/([0-9]{1,3})");

    /**
     * Checks the address and the prefix against each other.
     *
     * @throws IllegalArgumentException if the prefix is too long or bits beyond it are set.
     */
    public CidrBlock {
        int bits = IpLiteral.bytes(network).length * 8;
        if (prefixLength < 0 || prefixLength > bits) {
            throw new InvalidValueException(
                    text(network, prefixLength),
                    EXPECTED,
                    "The prefix is not from 0 to " + bits + ".",
                    "Correct the prefix.");
        }
        InetAddress first = first(network, prefixLength);
        if (!first.equals(network)) {
            String cause = "Bits beyond the prefix are set: this is an address within a block, not a block.";
            throw new InvalidValueException(
                    text(network, prefixLength),
                    EXPECTED,
                    cause,
                    "Did you mean \"" + first.getHostAddress() + "/" + prefixLength + "\"?");
        }
    }

    /**
     * Reads {@code <IP>/<prefix length>}.
     *
     * @throws IllegalArgumentException if it is not that or bits beyond the prefix are set. In the second case the message
     *     names the right block.
     */
    public static CidrBlock parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new InvalidValueException(
                    text, EXPECTED, "It is not <IP>/<prefix length>.", "A single address is <IP>/32, or /128.");
        }
        String address = parts.group(1);
        Optional<InetAddress> literal = IpLiteral.parse(address);
        if (literal.isEmpty()) {
            throw new InvalidValueException(
                    text, EXPECTED, QuotedText.of(address) + " is not an IP address.", "Correct the address.");
        }
        InetAddress network = literal.get();
        if (address.indexOf(':') >= 0 && network.getAddress().length == 4) {
            throw new InvalidValueException(text, EXPECTED, "This is IPv4 wrapped as IPv6.", "Write the IPv4 block.");
        }
        return new CidrBlock(network, Integer.parseInt(parts.group(2)));
    }

    /** Whether the address lies in this block. An address of the other family never does. */
    public boolean contains(InetAddress address) {
        byte[] bytes = IpLiteral.bytes(address);
        byte[] mine = IpLiteral.bytes(network);
        return bytes.length == mine.length && Arrays.equals(masked(bytes, prefixLength), mine);
    }

    /** Whether all addresses of the other block lie in this one. */
    public boolean covers(CidrBlock other) {
        return prefixLength <= other.prefixLength && contains(other.network);
    }

    /** Whether the two blocks share an address. */
    public boolean overlaps(CidrBlock other) {
        return prefixLength <= other.prefixLength ? contains(other.network) : other.contains(network);
    }

    /** Whether these blocks together have all of its addresses. */
    public boolean isCoveredBy(Collection<CidrBlock> blocks) {
        return blocks.stream().anyMatch(block -> block.covers(this))
                || (blocks.stream().anyMatch(this::overlaps)
                        && halves().stream().allMatch(half -> half.isCoveredBy(blocks)));
    }

    /** A block that overlaps another one without lying in it has more than one address. */
    private List<CidrBlock> halves() {
        byte[] second = IpLiteral.bytes(network).clone();
        second[prefixLength / 8] |= (byte) (0x80 >> (prefixLength % 8));
        try {
            return List.of(
                    new CidrBlock(network, prefixLength + 1),
                    new CidrBlock(InetAddress.getByAddress(second), prefixLength + 1));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("The JDK took no address of 4 or 16 bytes", e);
        }
    }

    /** The block that has the addresses of both and no others. Empty if there is none. */
    public Optional<CidrBlock> join(CidrBlock other) {
        if (overlaps(other)) {
            return Optional.of(prefixLength <= other.prefixLength ? this : other);
        }
        if (prefixLength != other.prefixLength) {
            return Optional.empty();
        }
        // Two blocks of one size that do not overlap are not the whole address space, so the prefix has a bit.
        CidrBlock twice = new CidrBlock(first(network, prefixLength - 1), prefixLength - 1);
        return twice.contains(other.network) ? Optional.of(twice) : Optional.empty();
    }

    /** The block as in {@code 10.20.0.0/16}. */
    @Override
    public String toString() {
        return text(network, prefixLength);
    }

    /** The block of one address alone. */
    public static CidrBlock ofAddress(InetAddress address) {
        return new CidrBlock(address, IpLiteral.bytes(address).length * 8);
    }

    /** The block of this length that contains this one. */
    CidrBlock widened(int length) {
        return new CidrBlock(first(network, length), length);
    }

    private static String text(InetAddress network, int prefixLength) {
        return network.getHostAddress() + "/" + prefixLength;
    }

    private static InetAddress first(InetAddress network, int prefixLength) {
        try {
            return InetAddress.getByAddress(masked(IpLiteral.bytes(network), prefixLength));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("The JDK took no address of 4 or 16 bytes", e);
        }
    }

    private static byte[] masked(byte[] bytes, int prefixLength) {
        byte[] masked = bytes.clone();
        for (int i = 0; i < masked.length; i++) {
            int kept = Math.max(0, Math.min(8, prefixLength - i * 8));
            masked[i] &= (byte) (0xff << (8 - kept));
        }
        return masked;
    }
}
