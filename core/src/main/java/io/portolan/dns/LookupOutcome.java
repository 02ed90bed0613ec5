package io.portolan.dns;

/** How a look-up ended. */
public enum LookupOutcome {
    ADDRESSES("NOERROR"),
    NO_ADDRESSES("NOERROR without addresses"),
    NXDOMAIN("NXDOMAIN"),
    SERVFAIL("SERVFAIL"),
    REFUSED("REFUSED"),
    /** The server answers other questions. Or it is the JVM, which did not say anything. */
    TIMEOUT("no answer"),
    /** The server answers no question at all. */
    DOWN("no answer to any question"),
    UDP_SILENT("no answer over UDP, though the port accepts TCP"),
    UNREACHABLE("port unreachable"),
    MALFORMED("an answer that is not DNS"),
    /** The name has addresses but clients do not get them. */
    TRUNCATED("an answer cut at UDP's 512 bytes, and none over TCP"),
    /** The platform keeps its configuration elsewhere or the runtime lacks jdk.naming.dns. */
    NOT_ASKED("not asked: this host's name servers are not known"),
    INVALID_NAME("not asked: DNS has no such names"),
    /** The JVM did not resolve the name. It does not say why. */
    UNKNOWN_HOST("UnknownHostException"),
    UNFINISHED("not ended by the deadline");

    private final String text;

    LookupOutcome(String text) {
        this.text = text;
    }

    /** Whether a server said what it knows about the name. */
    public boolean isDefinite() {
        return this == ADDRESSES || this == NO_ADDRESSES || this == NXDOMAIN;
    }

    /** Whether no server was heard. */
    public boolean isSilent() {
        return this == TIMEOUT || this == NOT_ASKED || isDown();
    }

    /** Whether the server answers no question over UDP. */
    public boolean isDown() {
        return this == DOWN || this == UDP_SILENT || this == UNREACHABLE;
    }

    @Override
    public String toString() {
        return text;
    }
}
