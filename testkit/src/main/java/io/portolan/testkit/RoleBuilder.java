package io.portolan.testkit;

import io.portolan.testkit.aws.RoleSpec;
import io.portolan.testkit.broker.Grant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Declares a role of an estate. Used by {@link LocalMskBuilder#role}; not thread-safe. */
public final class RoleBuilder {

    final String arn;
    final Set<String> trusted = new HashSet<>();
    final List<Use> uses = new ArrayList<>();

    @Nullable
    String externalId;

    private Duration maxSession = Duration.ofHours(1);
    private boolean tagging;

    /** What the role may do in which cluster. */
    record Use(String cluster, Grant grant) {}

    RoleBuilder(String arn) {
        this.arn = arn;
    }

    /** Who may assume it: accounts (twelve digits: everybody in them), ARNs of roles, ARNs of users. */
    public RoleBuilder trusts(String... principals) {
        trusted.addAll(List.of(principals));
        return this;
    }

    /** What an AssumeRole call must carry. Default: none. */
    public RoleBuilder externalId(String id) {
        this.externalId = id;
        return this;
    }

    /** The longest session, 1 to 12 hours. Default 1 hour. */
    public RoleBuilder maxSession(Duration longest) {
        this.maxSession = longest;
        return this;
    }

    /** Its sessions may carry tags. Default: a call with tags is denied. */
    public RoleBuilder mayTag() {
        this.tagging = true;
        return this;
    }

    /** Everything in a cluster. */
    public RoleBuilder mayUse(String cluster) {
        return grant(cluster, Grant.all(arn));
    }

    /** Read topics whose names begin with the prefix. */
    public RoleBuilder mayRead(String cluster, String topicPrefix) {
        return grant(cluster, Grant.read(arn, topicPrefix));
    }

    /** Write topics whose names begin with the prefix. */
    public RoleBuilder mayWrite(String cluster, String topicPrefix) {
        return grant(cluster, Grant.write(arn, topicPrefix));
    }

    private RoleBuilder grant(String cluster, Grant grant) {
        uses.add(new Use(cluster, grant));
        return this;
    }

    boolean reaches(String cluster) {
        return uses.stream().anyMatch(use -> use.cluster().equals(cluster));
    }

    String account() {
        return arn.split(":")[4];
    }

    String simpleName() {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    RoleSpec spec() {
        return new RoleSpec(arn, trusted, externalId, maxSession, tagging);
    }
}
