package io.portolan.preflight;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;

/** Answers to a query as a hostile or broken server may send them. Thread-safe. */
final class DamagedAnswers {

    private static final int HEADER = 12;
    private static final List<Function<Message, Message>> SHAPES = List.of(
            query -> addresses(query, 2),
            query -> addresses(query, 25),
            query -> addresses(query, 500),
            DamagedAnswers::bothFamilies,
            DamagedAnswers::cnameLoop,
            DamagedAnswers::cnameChain,
            DamagedAnswers::wrongType,
            query -> negative(query, Rcode.NXDOMAIN),
            query -> negative(query, Rcode.NOERROR),
            DamagedAnswers::oversize);
    private static final List<BiFunction<byte[], Random, byte[]>> DAMAGE = List.of(
            DamagedAnswers::someBytes,
            DamagedAnswers::someBytes,
            DamagedAnswers::someBytes,
            DamagedAnswers::someBytes,
            DamagedAnswers::cutOff,
            DamagedAnswers::counts,
            DamagedAnswers::pointer,
            DamagedAnswers::pointer,
            DamagedAnswers::pointerToItself,
            DamagedAnswers::garbageAfter,
            DamagedAnswers::lengths,
            DamagedAnswers::flags);

    private final Random random;

    DamagedAnswers(long seed) {
        random = new Random(seed);
    }

    /** A packet that is damaged at least once. One in 200 also has another id, and a client waits for the next packet. */
    byte[] damage(Message query) {
        Message answer = one(SHAPES).apply(query);
        byte[] packet = answer.toWire();
        int times = 1 + random.nextInt(3);
        for (int i = 0; i < times; i++) {
            packet = one(DAMAGE).apply(packet, random);
        }
        if (packet.length > 1 && random.nextInt(200) == 0) {
            packet[random.nextInt(2)] ^= (byte) (1 + random.nextInt(255));
        }
        return packet;
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static byte[] someBytes(byte[] packet, Random random) {
        int times = 1 + random.nextInt(8);
        for (int i = 0; i < times && packet.length > HEADER; i++) {
            packet[anywhere(packet, random)] = (byte) random.nextInt(256);
        }
        return packet;
    }

    private static byte[] cutOff(byte[] packet, Random random) {
        return Arrays.copyOf(packet, random.nextInt(packet.length + 1));
    }

    private static byte[] counts(byte[] packet, Random random) {
        for (int i = 4; i < Math.min(HEADER, packet.length); i++) {
            packet[i] = (byte) (random.nextInt(3) == 0 ? random.nextInt(256) : packet[i]);
        }
        return packet;
    }

    private static byte[] pointer(byte[] packet, Random random) {
        return pointer(packet, random, random.nextInt(1 << 14));
    }

    private static byte[] pointerToItself(byte[] packet, Random random) {
        return packet.length <= HEADER + 1 ? packet : pointer(packet, random, anywhere(packet, random));
    }

    private static byte[] pointer(byte[] packet, Random random, int target) {
        if (packet.length > HEADER + 1) {
            int at = HEADER + random.nextInt(packet.length - HEADER - 1);
            int to = random.nextBoolean() ? target : at;
            packet[at] = (byte) (0xC0 | to >> 8);
            packet[at + 1] = (byte) to;
        }
        return packet;
    }

    private static byte[] garbageAfter(byte[] packet, Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(packet);
        byte[] garbage = new byte[random.nextInt(300)];
        random.nextBytes(garbage);
        out.writeBytes(garbage);
        return out.toByteArray();
    }

    /** Changes the lengths of labels and of records' data. A parser depends on them more than on anything else. */
    private static byte[] lengths(byte[] packet, Random random) {
        for (int i = 0; i < 3 && packet.length > HEADER; i++) {
            packet[anywhere(packet, random)] = (byte) (random.nextBoolean() ? 0x3F : 0xFF);
        }
        return packet;
    }

    private static byte[] flags(byte[] packet, Random random) {
        if (packet.length > 3) {
            packet[2] = (byte) (random.nextInt(10) == 0 ? random.nextInt(256) : packet[2] | random.nextInt(128));
            packet[3] = (byte) random.nextInt(256);
        }
        return packet;
    }

    private static int anywhere(byte[] packet, Random random) {
        return HEADER + random.nextInt(packet.length - HEADER);
    }

    private static Message reply(Message query) {
        Message answer = ScriptedNameServer.reply(query);
        answer.getHeader().setFlag(Flags.RA);
        return answer;
    }

    private static Message withRecords(Message query, Record... records) {
        Message answer = reply(query);
        Arrays.stream(records).forEach(record -> answer.addRecord(record, Section.ANSWER));
        return answer;
    }

    private static Name name(Message query) {
        return query.getQuestion().getName();
    }

    static Message addresses(Message query, int count) {
        return withRecords(
                query,
                IntStream.range(0, count)
                        .mapToObj(i -> new ARecord(
                                name(query),
                                DClass.IN,
                                60,
                                TwoRegionEstate.ip("127.30." + i / 250 + "." + (1 + i % 250))))
                        .toArray(Record[]::new));
    }

    private static Message bothFamilies(Message query) {
        return withRecords(
                query,
                new ARecord(name(query), DClass.IN, 60, TwoRegionEstate.ip("127.30.4.11")),
                new AAAARecord(name(query), DClass.IN, 60, TwoRegionEstate.ip("fd00::1")));
    }

    static Message cnameLoop(Message query) {
        Name other = Name.fromConstantString("loop.example.org.");
        return withRecords(
                query,
                new CNAMERecord(name(query), DClass.IN, 60, other),
                new CNAMERecord(other, DClass.IN, 60, name(query)));
    }

    static Message cnameChain(Message query) {
        Record[] chain = new Record[40];
        Name from = name(query);
        for (int i = 0; i < chain.length - 1; i++) {
            Name to = Name.fromConstantString("c" + i + ".example.org.");
            chain[i] = new CNAMERecord(from, DClass.IN, 60, to);
            from = to;
        }
        chain[chain.length - 1] = new ARecord(from, DClass.IN, 60, TwoRegionEstate.ip("127.30.4.11"));
        return withRecords(query, chain);
    }

    static Message wrongType(Message query) {
        return withRecords(query, new TXTRecord(name(query), DClass.IN, 60, "no address"));
    }

    private static Message negative(Message query, int rcode) {
        Message answer = reply(query);
        answer.getHeader().setRcode(rcode);
        answer.addRecord(
                new SOARecord(name(query), DClass.IN, 60, name(query), name(query), 1, 2, 3, 4, 5), Section.AUTHORITY);
        return answer;
    }

    /** Far more than a client without EDNS asks for. */
    static Message oversize(Message query) {
        Message answer = addresses(query, 2);
        for (int i = 0; i < 60; i++) {
            answer.addRecord(new TXTRecord(name(query), DClass.IN, 60, "x".repeat(250)), Section.ADDITIONAL);
        }
        return answer;
    }
}
