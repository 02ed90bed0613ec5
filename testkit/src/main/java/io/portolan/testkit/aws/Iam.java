package io.portolan.testkit.aws;

import io.portolan.testkit.estate.ControlPlane;
import io.portolan.testkit.estate.EstateRole;
import io.portolan.testkit.policy.RolePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * The users, roles, keys and sessions of one estate in all its accounts and regions. Thread-safe.
 *
 * <p>Accounts need no declaration. A caller without policies of its own may assume every role that trusts it.
 */
public final class Iam {

    private final Clock clock;
    private final AwsKeyGenerator keyGenerator = new AwsKeyGenerator();
    private final WebIdentity webIdentity;
    private final Map<String, AwsKey> keys = new ConcurrentHashMap<>();
    private final ControlPlane plane = new ControlPlane();
    private volatile Duration sessionLife = Duration.ofHours(12);

    /** An estate without users and roles. The clock decides what has expired and which signature is too old. */
    public Iam(Clock clock) {
        this.clock = clock;
        webIdentity = new WebIdentity(clock);
    }

    /** Issues a new long-lived key of the user {@code arn:aws:iam::<account>:user/<name>}. */
    public AwsBasicCredentials user(String account, String name) {
        AwsKey key = keep(keyGenerator.userKey(Caller.user(account, name)));
        return AwsBasicCredentials.create(key.id(), key.secret());
    }

    /**
     * Issues a token for {@code sts:AssumeRoleWithWebIdentity}. In Kubernetes a pod finds such a token in a file. Its bearer may
     * assume the roles that trust the subject.
     *
     * @param subject such as {@code system:serviceaccount:shop:checkout}
     * @param life the time until the token expires
     */
    public String webIdentityToken(String subject, Duration life) {
        return webIdentity.issue(subject, life);
    }

    /** Adds or replaces a role. The change affects later calls of {@code AssumeRole} but no existing session. */
    public void role(RoleSpec role) {
        plane.roles().add(role.toRole());
    }

    /** Deletes a role. Its sessions stay valid until they expire. */
    public void removeRole(String arn) {
        plane.roles().remove(arn);
    }

    /**
     * Opens a session of a role without a check of trust. It is for tests that need a role's credentials directly.
     *
     * @param life the time until the session expires. It may be shorter than the 900 s of STS. {@link #sessionLife} limits it.
     * @throws IllegalArgumentException if there is no such role
     */
    public AwsSessionCredentials session(String roleArn, String sessionName, Duration life) {
        EstateRole role = find(roleArn).orElseThrow(() -> new IllegalArgumentException("There is no role " + roleArn));
        return credentials(open(role, sessionName, life));
    }

    /**
     * Limits the life of every session that is issued from now on, even if the caller asks for more. It is for tests of expiry
     * and refresh. They cannot wait 900 s, the shortest session of STS. The default of 12 hours limits nothing.
     */
    public void sessionLife(Duration atMost) {
        sessionLife = atMost;
    }

    /** Ends every session that was issued so far. The keys of users stay valid. */
    public void expireSessions() {
        keys.replaceAll((id, key) ->
                key.token() == null ? key : key.withCaller(key.caller().withExpiry(clock.instant())));
    }

    /** All secret access keys and session tokens that were issued so far. Tests search logs and reports for them. */
    public Set<String> issuedSecrets() {
        return keys.values().stream()
                .flatMap(key -> Stream.of(key.secret(), key.token()))
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The control planes of all accounts. The roles are there too. */
    public ControlPlane controlPlane() {
        return plane;
    }

    /** The clock of the estate. */
    public Clock clock() {
        return clock;
    }

    WebIdentity webIdentity() {
        return webIdentity;
    }

    Optional<EstateRole> find(String roleArn) {
        return plane.roles().find(roleArn);
    }

    /**
     * What a role or user may do. Empty if nothing is denied to it for the lack of a policy. Users are so, and roles that are
     * declared in code.
     *
     * @param principal the ARN of the role or user
     */
    public Optional<RolePermissions> permissions(String principal) {
        return plane.permissions(principal);
    }

    Optional<AwsKey> key(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    AwsKey open(EstateRole role, String sessionName, Duration requestedLife) {
        Duration life = requestedLife.compareTo(sessionLife) < 0 ? requestedLife : sessionLife;
        Instant expiry = clock.instant().plus(life);
        AwsArn arn = AwsArn.role(role.id()).orElseThrow();
        return keep(keyGenerator.sessionKey(Caller.session(arn, role.id(), sessionName, expiry)));
    }

    private AwsKey keep(AwsKey key) {
        keys.put(key.id(), key);
        return key;
    }

    private static AwsSessionCredentials credentials(AwsKey key) {
        String token = Optional.ofNullable(key.token()).orElseThrow();
        return AwsSessionCredentials.builder()
                .accessKeyId(key.id())
                .secretAccessKey(key.secret())
                .sessionToken(token)
                .expirationTime(key.caller().expiry())
                .build();
    }
}
