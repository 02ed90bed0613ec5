package io.portolan.testkit.broker;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * Lets Kafka's brokers log warnings and errors only if Logback is the logger of this JVM. At other levels they say so much that
 * a test's own output is lost. A level that is set stays.
 *
 * <p>{@code BrokerLoggers.quieten();}
 */
public final class BrokerLoggers {

    private static final List<String> NAMES =
            List.of("kafka", "org.apache.kafka", "state.change.logger", "com.yammer.metrics");

    private BrokerLoggers() {}

    /** Sets the level of the brokers' loggers where none is set. Does nothing without Logback. */
    public static void quieten() {
        Object factory = LoggerFactory.getILoggerFactory();
        if (factory.getClass().getName().equals("ch.qos.logback.classic.LoggerContext")) {
            Logback.quieten((LoggerContext) factory);
        }
    }

    /** The only class that needs Logback. */
    private static final class Logback {

        static void quieten(LoggerContext context) {
            for (String name : NAMES) {
                Logger logger = context.getLogger(name);
                if (logger.getLevel() == null) {
                    logger.setLevel(Level.WARN);
                }
            }
        }
    }
}
