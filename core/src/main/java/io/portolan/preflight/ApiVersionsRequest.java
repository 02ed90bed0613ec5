package io.portolan.preflight;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Asks a broker which APIs it speaks. Kafka's clients ask that of each broker. */
final class ApiVersionsRequest {

    private static final short API_VERSIONS = 18;
    /** The first version whose answer has features, in Kafka 2.4. Its fields are those of flexible versions (KIP-482). */
    private static final short VERSION = 3;

    private static final int FINALIZED_FEATURES = 2;

    private ApiVersionsRequest() {}

    /** Sends the request without waiting, so that it costs no round trip. Returns its number. */
    static int send(BrokerConnection connection) throws IOException {
        return connection.send(API_VERSIONS, VERSION, out -> {
            out.writeByte(0); // no tagged field in the header
            writeText(out, "portolan");
            writeText(out, "1");
            out.writeByte(0);
        });
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        out.writeByte(text.length() + 1);
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Waits for the answer. Empty if the broker is older than this request. */
    static Optional<BrokerApis> receive(BrokerConnection connection, int number) throws IOException {
        DataInputStream answer = connection.receive(number);
        if (answer.readShort() != 0) {
            return Optional.empty();
        }
        Set<Short> keys = new LinkedHashSet<>();
        for (int left = readVarint(answer) - 1; left > 0; left--) {
            keys.add(answer.readShort());
            answer.readInt(); // its lowest and highest version
            skipTags(answer);
        }
        answer.readInt(); // throttle time
        return Optional.of(new BrokerApis(keys, readGroupVersion(answer)));
    }

    private static int readGroupVersion(DataInputStream answer) throws IOException {
        for (int left = readVarint(answer); left > 0; left--) {
            int tag = readVarint(answer);
            int size = readVarint(answer);
            if (tag == FINALIZED_FEATURES) {
                return readFeature(answer, "group.version");
            }
            answer.skipNBytes(size);
        }
        return 0;
    }

    private static int readFeature(DataInputStream answer, String feature) throws IOException {
        for (int left = readVarint(answer) - 1; left > 0; left--) {
            String name = new String(answer.readNBytes(readVarint(answer) - 1), StandardCharsets.UTF_8);
            int highest = answer.readShort();
            if (name.equals(feature)) {
                return highest;
            }
            answer.readShort(); // lowest level
            skipTags(answer);
        }
        return 0;
    }

    private static void skipTags(DataInputStream answer) throws IOException {
        for (int left = readVarint(answer); left > 0; left--) {
            readVarint(answer);
            answer.skipNBytes(readVarint(answer));
        }
    }

    /** Reads a number of 7 bits a byte, the lowest first. */
    private static int readVarint(DataInputStream answer) throws IOException {
        int value = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += 7) {
            int next = answer.readUnsignedByte();
            value |= (next & 0x7f) << shift;
            if (next < 0x80 && value >= 0) {
                return value;
            }
        }
        throw new IOException("a length that is no number: this is not Kafka's protocol");
    }
}
