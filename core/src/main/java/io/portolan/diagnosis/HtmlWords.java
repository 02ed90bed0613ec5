package io.portolan.diagnosis;

import java.time.Duration;
import java.util.Locale;

/** What the page calls things. */
final class HtmlWords {

    private HtmlWords() {}

    /** {@code Credentials} or {@code DNS} or {@code Advertised TCP}. */
    static String of(Stage stage) {
        return switch (stage) {
            case DNS, TCP, TLS, IAM -> stage.name();
            case ADVERTISED_DNS -> "Advertised DNS";
            case ADVERTISED_TCP -> "Advertised TCP";
            default -> stage.name().charAt(0) + stage.name().substring(1).toLowerCase(Locale.ROOT);
        };
    }

    static String of(CheckStatus status) {
        return switch (status) {
            case OK -> "ready";
            case WARNING -> "ready with warnings";
            case FAILED -> "failed";
            case SKIPPED -> "skipped";
        };
    }

    static String of(Duration duration) {
        return duration.toMillis() + " ms";
    }

    /** A sign that says the same as the colour for those who do not see it. The word is for those who see neither. */
    static HtmlFragment mark(CheckStatus status, String word) {
        return mark(status.id(), sign(status), word);
    }

    /** The same for a pair of site and cluster. Its word stands beside it. */
    static HtmlFragment mark(PairStatus status) {
        return mark(status.id(), status.sign(), "");
    }

    private static HtmlFragment mark(String id, String sign, String word) {
        return HtmlFragment.of(
                "<span class='mark {}'><span aria-hidden='true'>{}</span><span class='unseen'>{}</span></span>",
                id,
                sign,
                word);
    }

    static String sign(CheckStatus status) {
        return switch (status) {
            case OK -> "✓";
            case WARNING -> "!";
            case FAILED -> "✕";
            case SKIPPED -> "–";
        };
    }
}
