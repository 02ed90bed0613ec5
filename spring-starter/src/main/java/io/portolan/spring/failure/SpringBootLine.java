package io.portolan.spring.failure;

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
        String[] parts = version.split("[.-]", 3);
        String[] oldest = OLDEST.split("\\.");
        int major = Integer.compare(Integer.parseInt(parts[0]), Integer.parseInt(oldest[0]));
        int minor = Integer.compare(Integer.parseInt(parts[1]), Integer.parseInt(oldest[1]));
        if (major < 0 || (major == 0 && minor < 0)) {
            throw new UnsupportedSpringBootException(version);
        }
    }
}
