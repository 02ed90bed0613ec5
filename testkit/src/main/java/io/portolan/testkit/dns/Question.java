package io.portolan.testkit.dns;

import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/**
 * What a client asks a name server.
 *
 * @param name absolute
 * @param type the record type's number, as in {@link Type}
 */
record Question(Name name, int type) {

    static Question of(Record question) {
        return new Question(question.getName(), question.getType());
    }

    static Question address(Name name) {
        return new Question(name, Type.A);
    }
}
