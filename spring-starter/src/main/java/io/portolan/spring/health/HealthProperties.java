package io.portolan.spring.health;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings for the health of clusters.
 *
 * @param interval Least time between two checks of a cluster. Within it, callers get the result of the last
 *     check. Checks at the start and by the endpoint count too. Zero checks each time.
 * @param timeout Longest time that a caller waits for a check. Then the caller gets the result of the check
 *     before, and the check continues. Set it below the timeout of the caller, such as a Kubernetes probe.
 */
@ConfigurationProperties("management.health.portolan")
record HealthProperties(
        @DefaultValue("30s") Duration interval,
        @DefaultValue("10s") Duration timeout) {}
