package io.portolan.dns;

/** What an answer of a name server came by. Its text follows that of the answer. */
public enum DnsTransport {
    /** It is not known or the outcome says it. */
    UNKNOWN(""),
    UDP("UDP"),
    TCP("TCP after truncation");

    private final String text;

    DnsTransport(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
