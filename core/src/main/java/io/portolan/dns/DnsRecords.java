package io.portolan.dns;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Reads what follows a packet's header. It trusts no length and no pointer. It throws an exception if the packet is not sound. */
final class DnsRecords {

    private static final int POINTER = 0xC0;
    private static final int MAX_LABEL = 63;
    private static final int MAX_NAME = 255;

    private DnsRecords() {}

    /** The name with its type and class. */
    static byte[] question(ByteBuffer in) {
        int start = in.position();
        skipName(in);
        byte[] question = new byte[in.position() - start + 2 * Short.BYTES];
        in.position(start).get(question);
        return question;
    }

    /** The data of the next records that are of this type. */
    static List<byte[]> data(ByteBuffer in, int count, DnsQuery.Type type) {
        List<byte[]> data = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            skipName(in);
            short recordType = in.getShort();
            short recordClass = in.getShort();
            in.getInt();
            byte[] record = new byte[Short.toUnsignedInt(in.getShort())];
            in.get(record);
            if (recordType == type.code() && recordClass == DnsQuery.INTERNET) {
                require(type.fits(record.length));
                data.add(record);
            }
        }
        return data;
    }

    /** Skips the owner of a record, which does not matter. It checks pointers but does not follow them. */
    private static void skipName(ByteBuffer in) {
        int start = in.position();
        for (int length = next(in); length != 0; length = next(in)) {
            if (length >= POINTER) {
                require(((length & ~POINTER) << 8 | next(in)) < start);
                return;
            }
            require(length <= MAX_LABEL);
            in.position(in.position() + length);
        }
        require(in.position() - start <= MAX_NAME);
    }

    private static int next(ByteBuffer in) {
        return Byte.toUnsignedInt(in.get());
    }

    static void require(boolean sound) {
        if (!sound) {
            throw new IllegalArgumentException("The packet is not sound DNS");
        }
    }
}
