package io.portolan.testkit.estate;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * A block of addresses.
 *
 * @param first its first address
 * @param length the number of leading bits that all its addresses share
 */
public record CidrRange(InetAddress first, int length) {

    private static final Pattern SHAPE = Pattern.compile("[0-9a-fA-F:.]+/\\d{1,3}");

    /** Refuses a block whose length is not possible or whose first address is not its first. */
    public CidrRange {
        int bits = first.getAddress().length * 8;
        boolean possible = length >= 0 && length <= bits;
        BigInteger number = number(first);
        if (!possible || (number.signum() != 0 && number.getLowestSetBit() < bits - length)) {
            throw new IllegalArgumentException(first.getHostAddress() + "/" + length + " is not a block of addresses");
        }
    }

    /**
     * Reads a block such as {@code 10.20.0.0/16} or {@code fd00::/8}.
     *
     * @throws IllegalArgumentException if the text is no block
     */
    public static CidrRange parse(String text) {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not a block of addresses");
        }
        int slash = text.indexOf('/');
        try {
            return new CidrRange(
                    InetAddress.getByName(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("\"" + text + "\" is not a block of addresses", e);
        }
    }

    /** Whether an address is in this block. */
    public boolean contains(InetAddress address) {
        int size = first.getAddress().length;
        return address.getAddress().length == size
                && number(address)
                                .xor(number(first))
                                .shiftRight(size * 8 - length)
                                .signum()
                        == 0;
    }

    /** Whether all addresses of another block are in this one. */
    public boolean contains(CidrRange other) {
        return other.length >= length && contains(other.first);
    }

    /** Whether its addresses are those of IPv6. */
    public boolean isIpv6() {
        return first instanceof Inet6Address;
    }

    /** The form that {@link #parse} reads. */
    @Override
    public String toString() {
        return first.getHostAddress() + "/" + length;
    }

    private static BigInteger number(InetAddress address) {
        return new BigInteger(1, address.getAddress());
    }
}
