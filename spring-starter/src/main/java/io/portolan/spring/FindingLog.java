package io.portolan.spring;

import io.portolan.diagnosis.Finding;
import io.portolan.spring.PortolanProperties.FindingFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/** Writes findings into the log. Spring Boot's structured logging gets their parts as fields. Thread-safe. */
record FindingLog(Logger log, FindingFormat format) {

    static final String CLUSTER = "portolan.cluster";

    /**
     * Writes one event with the block, or one for each finding.
     *
     * @param headline A sentence without a full stop.
     * @param block The text for people, of many lines.
     */
    void write(Level level, String cluster, String headline, Object block, List<Finding> findings) {
        if (format == FindingFormat.BLOCK) {
            event(level, cluster).addKeyValue("portolan.code", codes(findings)).log("{}:\n{}", headline, block);
            return;
        }
        for (Finding finding : findings) {
            addParts(event(level, cluster), finding).log("{}: {}", headline, line(finding));
        }
    }

    private LoggingEventBuilder event(Level level, String cluster) {
        return log.atLevel(level).addKeyValue(CLUSTER, cluster);
    }

    private static LoggingEventBuilder addParts(LoggingEventBuilder event, Finding finding) {
        return event.addKeyValue("portolan.code", finding.code().name())
                .addKeyValue("portolan.severity", finding.severity().name())
                .addKeyValue("portolan.subject", finding.subject())
                .addKeyValue("portolan.asked", finding.asked())
                .addKeyValue("portolan.seen", finding.seen())
                .addKeyValue("portolan.cause", finding.cause())
                .addKeyValue("portolan.fix", finding.fix());
    }

    private static String codes(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.code().name())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String line(Finding finding) {
        String seen = finding.seen().isEmpty() ? "" : "Seen: " + finding.seen() + ".";
        return Stream.of(finding.code() + " " + finding.subject() + ".", seen, finding.cause(), finding.fix())
                .filter(part -> !part.isEmpty())
                .map(part -> part.strip().replaceAll("\\s+", " "))
                .collect(Collectors.joining(" "));
    }
}
