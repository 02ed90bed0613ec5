package io.portolan.preflight;

import java.util.stream.Collectors;

/** Writes what the viewpoints say. */
final class ViewText {

    private ViewText() {}

    /** One line per viewpoint. */
    static String table(NameView view) {
        int width = view.answers()
                .mapToInt(answer -> answer.viewpoint().length())
                .max()
                .orElse(0);
        return view.answers()
                .map(answer -> answer.viewpoint()
                        + " ".repeat(width - answer.viewpoint().length() + 2)
                        + answer.text()
                        + " (" + millis(answer) + ")")
                .collect(Collectors.joining("\n"));
    }

    /** Addresses, and who was asked how long. */
    static String line(NameView view) {
        return view.answers()
                .map(answer -> answer.viewpoint() + " " + millis(answer))
                .collect(Collectors.joining(", ", DnsAnswer.text(view.addresses()) + " (", ")"));
    }

    private static String millis(DnsAnswer answer) {
        return answer.latency().toMillis() + " ms";
    }
}
