package io.portolan.testkit.broker;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * Lets Kafka's brokers log warnings and errors only if Logback is the logger of this JVM. At other levels they say so much that
 * a test's own output is lost. A level that the user sets wins, in a file of Logback and in Spring Boot's properties.
 */
final class BrokerLoggers {

    static final List<String> NAMES = List.of("kafka", "org.apache.kafka", "state.change.logger", "com.yammer.metrics");

    private BrokerLoggers() {}

    static void quieten() {
        Object factory = LoggerFactory.getILoggerFactory();
        if (factory.getClass().getName().equals("ch.qos.logback.classic.LoggerContext")) {
            Logback.quieten((LoggerContext) factory);
        }
    }

    /** The only class that needs Logback. */
    private static final class Logback implements LoggerContextListener {

        static void quieten(LoggerContext context) {
            if (context.getCopyOfListenerList().stream().noneMatch(Logback.class::isInstance)) {
                context.addListener(new Logback());
            }
            setLevels(context);
        }

        private static void setLevels(LoggerContext context) {
            for (String name : NAMES) {
                Logger logger = context.getLogger(name);
                if (logger.getLevel() == null) {
                    logger.setLevel(Level.WARN);
                }
            }
        }

        /** Spring Boot resets all levels when it starts. */
        @Override
        public boolean isResetResistant() {
            return true;
        }

        @Override
        public void onReset(LoggerContext context) {
            setLevels(context);
        }

        @Override
        public void onStart(LoggerContext context) {}

        @Override
        public void onStop(LoggerContext context) {}

        @Override
        public void onLevelChange(Logger logger, Level level) {}
    }
}
