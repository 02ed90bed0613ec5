package io.portolan.dns;

/** What an answer of a name server came by, as it is told behind it. */
public enum DnsTransport {
    /** None that is known, or the outcome speaks of it. */
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
