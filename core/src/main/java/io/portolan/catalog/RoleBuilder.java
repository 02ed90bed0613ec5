package io.portolan.catalog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds a role of a {@link CatalogBuilder}. Not thread-safe.
 *
 * <p>{@code role.hop("arn:…:role/hub").hop("arn:…:role/orders-client")}.
 */
public final class RoleBuilder {

    private final Map<String, Object> tree = new LinkedHashMap<>();
    private final List<Object> chain = new ArrayList<>();

    RoleBuilder() {
        tree.put("chain", chain);
    }

    /** Adds a role to assume with the credentials of the hop before it. The first hop uses the base identity. */
    public RoleBuilder hop(String roleArn) {
        chain.add(roleArn);
        return this;
    }

    /**
     * Adds a role to assume, with what its trust policy asks for.
     *
     * @param roleArn the role
     * @param externalId the external ID. If null, none is sent.
     * @param tags session tags. May be empty.
     */
    public RoleBuilder hop(String roleArn, @Nullable String externalId, Map<String, String> tags) {
        Map<String, Object> hop = new LinkedHashMap<>();
        hop.put("arn", roleArn);
        if (externalId != null) {
            hop.put("external-id", externalId);
        }
        hop.put("tags", tags);
        chain.add(hop);
        return this;
    }

    /**
     * Sets the session name of every hop. The default is {@code portolan-<environment>-<role>}. It must be constant, since
     * brokers refuse a client whose session name changes (KIP-368).
     */
    public RoleBuilder sessionName(String name) {
        tree.put("session-name", name);
        return this;
    }

    /**
     * Sets the life of each session. The default is 1 hour. It is 15 minutes to 12 hours for one hop and at most 1 hour for
     * several.
     */
    public RoleBuilder duration(Duration duration) {
        tree.put("duration", duration);
        return this;
    }

    /** Sets the profile of the AWS configuration files that assumes the first role. */
    public RoleBuilder baseProfile(String profile) {
        tree.put("base", Map.of("profile", profile));
        return this;
    }

    /** Sets the name of the base identity that assumes the first role. The application gives it to the {@code Portolan}. */
    public RoleBuilder baseIdentity(String name) {
        tree.put("base", name);
        return this;
    }

    /** Names the topics that the role may read. Like the other names below, each may end in {@code *}. Only plans need them. */
    public RoleBuilder readTopics(List<String> topics) {
        return access("read-topics", topics);
    }

    /** Names the topics that the role may write to. */
    public RoleBuilder writeTopics(List<String> topics) {
        return access("write-topics", topics);
    }

    /** Names the consumer groups that the role may join. */
    public RoleBuilder groups(List<String> groups) {
        return access("groups", groups);
    }

    /** Names the transactional ids that the role may write with. */
    public RoleBuilder transactionalIds(List<String> ids) {
        return access("transactional-ids", ids);
    }

    private RoleBuilder access(String key, List<String> names) {
        NestedMaps.submap(tree, "access").put(key, names);
        return this;
    }

    Map<String, Object> tree() {
        return tree;
    }
}
