package io.portolan.dns;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * What a server said to a query.
 *
 * @param outcome how the query ended
 * @param data the data of the answer's records of the type that was asked for. CNAMEs may lead to another owner of them.
 * @param transport how the answer came
 */
record DnsMessage(LookupOutcome outcome, List<byte[]> data, DnsTransport transport) {

    private static final int RESPONSE = 0x8000;
    private static final int TRUNCATED = 0x0200;
    private static final int RCODE = 0x000F;

    static DnsMessage withoutData(LookupOutcome outcome, DnsTransport transport) {
        return new DnsMessage(outcome, List.of(), transport);
    }

    /** Reads a packet. It is empty if the packet answers something else. */
    static Optional<DnsMessage> of(DnsQuery query, byte[] packet, DnsTransport transport) {
        ByteBuffer in = ByteBuffer.wrap(packet);
        try {
            boolean own = in.getShort() == query.id();
            return own ? parsed(query, in, transport) : Optional.empty();
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            return Optional.of(withoutData(LookupOutcome.MALFORMED, transport));
        }
    }

    private static Optional<DnsMessage> parsed(DnsQuery query, ByteBuffer in, DnsTransport transport) {
        int flags = in.getShort();
        int questions = in.getShort();
        int answers = Short.toUnsignedInt(in.getShort());
        in.position(DnsQuery.HEADER);
        DnsRecords.require((flags & RESPONSE) != 0);
        LookupOutcome said = outcome(flags);
        // Refusals and failures may come without the question.
        if (questions != 0 || said.isDefinite() || said == LookupOutcome.TRUNCATED) {
            DnsRecords.require(questions == 1);
            if (!query.matches(DnsRecords.question(in))) {
                return Optional.empty();
            }
        }
        if (said == LookupOutcome.TRUNCATED) {
            return Optional.of(withoutData(said, DnsTransport.UNKNOWN));
        }
        List<byte[]> data = said == LookupOutcome.ADDRESSES ? DnsRecords.data(in, answers, query.type()) : List.of();
        boolean none = said == LookupOutcome.ADDRESSES && data.isEmpty();
        return Optional.of(new DnsMessage(none ? LookupOutcome.NO_ADDRESSES : said, data, transport));
    }

    private static LookupOutcome outcome(int flags) {
        return switch (flags & RCODE) {
            case 0 -> (flags & TRUNCATED) == 0 ? LookupOutcome.ADDRESSES : LookupOutcome.TRUNCATED;
            case 3 -> LookupOutcome.NXDOMAIN;
            case 4, 5 -> LookupOutcome.REFUSED;
            default -> LookupOutcome.SERVFAIL;
        };
    }
}
