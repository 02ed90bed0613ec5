package io.portolan.preflight;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * What a server said to a query.
 *
 * @param data of the answer's records of the type that was asked for, whoever their owner: CNAMEs lead there
 */
record DnsMessage(Outcome outcome, List<byte[]> data, Transport transport) {

    private static final int RESPONSE = 0x8000;
    private static final int TRUNCATED = 0x0200;
    private static final int RCODE = 0x000F;

    static DnsMessage without(Outcome outcome, Transport transport) {
        return new DnsMessage(outcome, List.of(), transport);
    }

    /** Empty where the packet answers something else. */
    static Optional<DnsMessage> of(DnsQuery query, byte[] packet, Transport transport) {
        ByteBuffer in = ByteBuffer.wrap(packet);
        try {
            boolean own = in.getShort() == query.id();
            return own ? parsed(query, in, transport) : Optional.empty();
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            return Optional.of(without(Outcome.MALFORMED, transport));
        }
    }

    private static Optional<DnsMessage> parsed(DnsQuery query, ByteBuffer in, Transport transport) {
        int flags = in.getShort();
        int questions = in.getShort();
        int answers = Short.toUnsignedInt(in.getShort());
        in.position(DnsQuery.HEADER);
        DnsRecords.require((flags & RESPONSE) != 0);
        Outcome said = outcome(flags);
        // refusals and failures may lack the question
        if (questions != 0 || said.definite() || said == Outcome.TRUNCATED) {
            DnsRecords.require(questions == 1);
            if (!query.isFor(DnsRecords.question(in))) {
                return Optional.empty();
            }
        }
        if (said == Outcome.TRUNCATED) {
            return Optional.of(without(said, Transport.UNTOLD));
        }
        List<byte[]> data = said == Outcome.ADDRESSES ? DnsRecords.data(in, answers, query.type()) : List.of();
        boolean none = said == Outcome.ADDRESSES && data.isEmpty();
        return Optional.of(new DnsMessage(none ? Outcome.NO_ADDRESSES : said, data, transport));
    }

    private static Outcome outcome(int flags) {
        return switch (flags & RCODE) {
            case 0 -> (flags & TRUNCATED) == 0 ? Outcome.ADDRESSES : Outcome.TRUNCATED;
            case 3 -> Outcome.NXDOMAIN;
            case 4, 5 -> Outcome.REFUSED;
            default -> Outcome.SERVFAIL;
        };
    }
}
