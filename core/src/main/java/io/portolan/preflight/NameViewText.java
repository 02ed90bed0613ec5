package io.portolan.preflight;

import io.portolan.dns.DnsAnswer;
import io.portolan.dns.DnsTransport;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** Writes what the viewpoints say. */
final class NameViewText {

    private NameViewText() {}

    /** One line per viewpoint. */
    static String table(NameView view) {
        int width = view.answers().stream()
                .mapToInt(answer -> answer.viewpoint().length())
                .max()
                .orElse(0);
        return view.answers().stream()
                .map(answer -> answer.viewpoint()
                        + " ".repeat(width - answer.viewpoint().length() + 2)
                        + answer.text()
                        + (answer.isUnfinished() ? "" : " (" + millis(answer) + byTcp(answer, ", %s") + ")"))
                .collect(Collectors.joining("\n"));
    }

    /** The addresses. Below them stands how long each viewpoint took, or why it has none. */
    static String line(NameView view) {
        StringJoiner line = new StringJoiner(", ", DnsAnswer.text(view.addresses()) + "\n", "");
        for (DnsAnswer answer : view.answers()) {
            String result = answer.hasAddresses() ? millis(answer) + byTcp(answer, " (%s)") : answer.text();
            line.add(answer.viewpoint() + " " + result);
        }
        return line.toString();
    }

    private static String millis(DnsAnswer answer) {
        return answer.latency().toMillis() + " ms";
    }

    /** Names the transport only if it was TCP, since UDP is normal. */
    private static String byTcp(DnsAnswer answer, String format) {
        return answer.transport() == DnsTransport.TCP ? format.formatted(answer.transport()) : "";
    }
}
