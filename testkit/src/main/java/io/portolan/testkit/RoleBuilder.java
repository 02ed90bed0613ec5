package io.portolan.testkit;

import io.portolan.testkit.aws.RoleSpec;
import io.portolan.testkit.broker.Grant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Declares a role of an estate, for {@link LocalMskBuilder#role}. Not thread-safe. */
public final class RoleBuilder {

    final String arn;
    final Set<String> trusted = new HashSet<>();
    final List<Use> uses = new ArrayList<>();

    @Nullable
    String externalId;

    private Duration maxSession = Duration.ofHours(1);
    private boolean tagging;
    private boolean inspecting;

    /** What the role may do in which cluster. */
    record Use(String cluster, Grant grant) {}

    RoleBuilder(String arn) {
        this.arn = arn;
    }

    /**
     * Adds who may assume the role.
     *
     * @param principals an account of twelve digits means everybody in it. The ARN of a role means all its sessions. The ARN of
     *     a user means that user. The subject of a web identity token means its bearer.
     */
    public RoleBuilder trusts(String... principals) {
        trusted.addAll(List.of(principals));
        return this;
    }

    /** The external id that an {@code AssumeRole} call must carry. By default it needs none. */
    public RoleBuilder externalId(String id) {
        this.externalId = id;
        return this;
    }

    /** The longest session that a caller may ask for, from 1 to 12 hours. Default 1 hour. */
    public RoleBuilder maxSession(Duration longest) {
        this.maxSession = longest;
        return this;
    }

    /** Its sessions may carry tags. By default STS denies a call with tags. */
    public RoleBuilder mayTag() {
        this.tagging = true;
        return this;
    }

    /** The role may do everything in these clusters. */
    public RoleBuilder mayUse(String... clusters) {
        for (String cluster : clusters) {
            grant(cluster, Grant.all(arn));
        }
        return this;
    }

    /** The role may read the topics of a cluster whose names begin with the prefix. */
    public RoleBuilder mayRead(String cluster, String topicPrefix) {
        return grant(cluster, Grant.read(arn, topicPrefix));
    }

    /** The role may write the topics of a cluster whose names begin with the prefix. */
    public RoleBuilder mayWrite(String cluster, String topicPrefix) {
        return grant(cluster, Grant.write(arn, topicPrefix));
    }

    /**
     * The role reads how its account is configured. In an estate {@linkplain LocalMskBuilder#fromTemplates() from templates}, catalogs
     * have it below {@code inspect-roles}, so {@code portolan explain} and {@code drift} can read the account.
     */
    public RoleBuilder mayInspect() {
        this.inspecting = true;
        return this;
    }

    private RoleBuilder grant(String cluster, Grant grant) {
        uses.add(new Use(cluster, grant));
        return this;
    }

    boolean reaches(String cluster) {
        return uses.stream().anyMatch(use -> use.cluster().equals(cluster));
    }

    boolean inspects() {
        return inspecting;
    }

    String account() {
        return arn.split(":", -1)[4];
    }

    String simpleName() {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    RoleSpec spec() {
        return new RoleSpec(arn, trusted, externalId, maxSession, tagging);
    }
}
