package io.portolan.diagnosis;

import java.util.Locale;

/** How a site and a cluster stand to each other, in the order in which a reader wants to know. */
enum PairStatus {
    FAILED(CheckStatus.FAILED, "failed", 10_000),
    NOT_REPORTED(CheckStatus.SKIPPED, "not reported", 100),
    WARNING(CheckStatus.WARNING, "ready with warnings", 1),
    OK(CheckStatus.OK, "ready", 0),
    /** By the catalog the site uses no role of the cluster, so nothing is expected of it. */
    NOT_USED(CheckStatus.SKIPPED, "not used", 0);

    private final CheckStatus tone;
    private final String words;
    private final int weight;

    PairStatus(CheckStatus tone, String words, int weight) {
        this.tone = tone;
        this.words = words;
        this.weight = weight;
    }

    static PairStatus of(ReportedState state) {
        return switch (state.status()) {
            case OK -> OK;
            case WARNING -> WARNING;
            case FAILED -> FAILED;
            case SKIPPED -> NOT_REPORTED;
        };
    }

    /** Whether nothing is to be done about it, and nothing to be known. */
    boolean sound() {
        return this == OK || this == NOT_USED;
    }

    /** Whether it makes the whole fail. */
    boolean bad() {
        return this == FAILED || this == NOT_REPORTED;
    }

    /** The colour that it has. */
    CheckStatus tone() {
        return tone;
    }

    /** As in JSON and on the page. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As on the page. */
    String words() {
        return words;
    }

    /** As in a terminal. */
    String shortWord() {
        return switch (this) {
            case OK -> "ok";
            case FAILED, WARNING -> tone.text();
            case NOT_REPORTED, NOT_USED -> words;
        };
    }

    /** How far to the front it moves its row and its column. */
    int weight() {
        return weight;
    }

    String sign() {
        return this == NOT_USED ? "·" : HtmlWords.sign(tone);
    }
}
