package io.portolan.spring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesSource;

/**
 * What a role may do. Each name may end in *.
 *
 * @param readTopics Topics to read.
 * @param writeTopics Topics to write to.
 * @param groups Consumer groups to join.
 * @param transactionalIds Transactional ids to write with.
 */
@ConfigurationPropertiesSource
public record AccessEntry(
        @Nullable List<String> readTopics,
        @Nullable List<String> writeTopics,
        @Nullable List<String> groups,
        @Nullable List<String> transactionalIds) {}
