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
                        + (answer.unfinished() ? "" : " (" + millis(answer) + byTcp(answer, ", %s") + ")"))
                .collect(Collectors.joining("\n"));
    }

    /** The addresses, and below them how long each viewpoint took. */
    static String line(NameView view) {
        return view.answers()
                .map(answer -> answer.viewpoint() + " " + millis(answer) + byTcp(answer, " (%s)"))
                .collect(Collectors.joining(", ", DnsAnswer.text(view.addresses()) + "\n", ""));
    }

    private static String millis(DnsAnswer answer) {
        return answer.latency().toMillis() + " ms";
    }

    /** UDP goes without saying. */
    private static String byTcp(DnsAnswer answer, String format) {
        return answer.transport() == Transport.TCP ? format.formatted(answer.transport()) : "";
    }
}
