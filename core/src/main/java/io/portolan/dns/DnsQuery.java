package io.portolan.dns;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;

/** One question in the form of RFC 1035. It has no EDNS and so servers cut answers at 512 bytes. Immutable. */
final class DnsQuery {

    static final int HEADER = 12;
    static final short INTERNET = 1;

    private static final short RECURSION_DESIRED = 0x0100;
    /** Names of 255 bytes on the wire have 253 characters. The others are the lengths of the first label and of the root. */
    private static final int MAX_NAME = 255 - 2;

    private static final int MAX_LABEL = 63;
    private static final SecureRandom IDS = new SecureRandom();

    /** The types that are asked for. */
    enum Type {
        A(1),
        AAAA(28),
        SOA(6);

        private final short code;

        Type(int code) {
            this.code = (short) code;
        }

        short code() {
            return code;
        }

        /** Whether a record of this type may have so many bytes of data. */
        boolean fits(int length) {
            return switch (this) {
                case A -> length == 4;
                case AAAA -> length == 16;
                case SOA -> true;
            };
        }
    }

    private final Type type;
    private final short id = (short) IDS.nextInt();
    private final byte[] question;

    private DnsQuery(String name, Type type) {
        this.type = type;
        ByteBuffer buffer = ByteBuffer.allocate(name.length() + 2 + 2 * Short.BYTES);
        for (String label : name.split("\\.", -1)) {
            buffer.put((byte) label.length()).put(label.getBytes(StandardCharsets.US_ASCII));
        }
        question = buffer.put((byte) 0).putShort(type.code()).putShort(INTERNET).array();
    }

    /** A query for this name. It is empty if DNS has no such names. The name is absolute with or without its last dot. */
    static Optional<DnsQuery> of(String name, Type type) {
        String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return isName(bare) ? Optional.of(new DnsQuery(bare, type)) : Optional.empty();
    }

    private static boolean isName(String name) {
        for (String label : name.split("\\.", -1)) {
            if (label.isEmpty() || label.length() > MAX_LABEL || !isVisible(label)) {
                return false;
            }
        }
        return name.length() <= MAX_NAME;
    }

    private static boolean isVisible(String label) {
        for (int i = 0; i < label.length(); i++) {
            if (label.charAt(i) < '!' || label.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    Type type() {
        return type;
    }

    short id() {
        return id;
    }

    /** Whether these bytes have the same name, type and class. Servers may change the case of letters. */
    boolean matches(byte[] other) {
        return text(question).equalsIgnoreCase(text(other));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    byte[] packet() {
        return ByteBuffer.allocate(HEADER + question.length)
                .putShort(id)
                .putShort(RECURSION_DESIRED)
                .putShort((short) 1)
                .position(HEADER)
                .put(question)
                .array();
    }
}
