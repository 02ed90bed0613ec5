package io.portolan.dns;

/** How an answer of a name server came. The text is shown behind that of the answer. */
public enum DnsTransport {
    /** It is not known, or the outcome says it. */
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
