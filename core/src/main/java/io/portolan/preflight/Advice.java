package io.portolan.preflight;

/** Why a check found what it found, and what to do. Both are full sentences, and neither names a single host. */
record Advice(String cause, String fix) {

    /** For {@code OK}, and for the codes of which the maker of the finding says more. */
    static final Advice NONE = new Advice("", "");

    /** A check had not ended when the preflight's time was over. */
    static Advice late() {
        return new Advice(
                "The check had not ended at the deadline of the whole preflight.",
                "Look at the stages that took long. If they are only slow, allow the preflight more time.");
    }
}
