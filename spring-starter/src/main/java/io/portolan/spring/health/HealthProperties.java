package io.portolan.spring.health;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often clusters are checked for health, and how long that may keep a caller waiting.
 *
 * @param interval The least time between two checks of a cluster; callers in between are told of the last one, be it from a
 *     start-up or from the endpoint. Zero checks each time.
 * @param timeout The longest that a caller waits for a check. Then it is told of the one before, and the check goes on. Set it
 *     below the time-out of whoever asks, such as a probe of Kubernetes.
 */
@ConfigurationProperties("management.health.portolan")
record HealthProperties(
        @DefaultValue("30s") Duration interval,
        @DefaultValue("10s") Duration timeout) {}
