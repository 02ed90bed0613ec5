package io.portolan.preflight;

/** Why a check found something and what to do. Both are full sentences. Neither names a single host. */
record Advice(String cause, String fix) {

    /** For {@code OK} and for the codes whose findings get their words elsewhere. */
    static final Advice NONE = new Advice("", "");

    /** Advice if a check had not ended at the deadline of the preflight. */
    static Advice late() {
        return new Advice(
                "The check had not ended at the deadline of the whole preflight.",
                "Look at the stages that took long. If they are only slow, allow the preflight more time.");
    }
}
