package io.portolan.preflight;

/** What an answer of a name server came by, as it is told behind it. */
enum Transport {
    /** None that is known, or the outcome speaks of it. */
    UNTOLD(""),
    UDP("UDP"),
    TCP("TCP after truncation");

    private final String text;

    Transport(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
