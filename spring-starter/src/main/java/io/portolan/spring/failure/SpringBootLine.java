package io.portolan.spring.failure;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.SpringBootVersion;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;

/**
 * Ends the start on a line of Spring Boot that the starter does not run with. It runs before any class of the starter is
 * loaded that needs that line. It uses only classes that older lines have too.
 */
final class SpringBootLine implements ApplicationContextInitializer<ConfigurableApplicationContext>, PriorityOrdered {

    static final String OLDEST = "4.1";

    private static final int OLDEST_AS_NUMBER = 401;
    private static final Pattern MAJOR_AND_MINOR = Pattern.compile("([0-9]+)\\.([0-9]+)");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        check(SpringBootVersion.getVersion());
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    /** @throws UnsupportedSpringBootException if the version is older than the oldest that the starter runs with */
    static void check(String version) {
        Matcher parts = MAJOR_AND_MINOR.matcher(version);
        boolean older = parts.lookingAt()
                && 100 * Integer.parseInt(parts.group(1)) + Integer.parseInt(parts.group(2)) < OLDEST_AS_NUMBER;
        if (older) {
            throw new UnsupportedSpringBootException(version);
        }
    }
}
