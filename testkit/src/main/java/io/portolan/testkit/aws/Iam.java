package io.portolan.testkit.aws;

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
 * The users, roles, keys and sessions of one estate, in all its accounts and regions. Thread-safe.
 *
 * <p>Accounts need no declaration. The caller's own policy is not modelled: who is trusted by a role may assume it.
 */
public final class Iam {

    private final Clock clock;
    private final AwsKeyGenerator keyGenerator = new AwsKeyGenerator();
    private final WebIdentity webIdentity;
    private final Map<String, AwsKey> keys = new ConcurrentHashMap<>();
    private final Map<String, RoleSpec> roles = new ConcurrentHashMap<>();
    private volatile Duration sessionLife = Duration.ofHours(12);

    /** An estate without anybody; the clock decides what is expired and which signature is too old. */
    public Iam(Clock clock) {
        this.clock = clock;
        webIdentity = new WebIdentity(clock);
    }

    /** A new long-lived key of the user {@code arn:aws:iam::<account>:user/<name>}. */
    public AwsBasicCredentials user(String account, String name) {
        AwsKey key = keep(keyGenerator.userKey(Caller.user(account, name)));
        return AwsBasicCredentials.create(key.id(), key.secret());
    }

    /**
     * A token for {@code sts:AssumeRoleWithWebIdentity}, such as a pod finds in a file that is replaced from time to time. Roles
     * that trust the subject can be assumed with it.
     *
     * @param subject such as {@code system:serviceaccount:shop:checkout}
     */
    public String webIdentityToken(String subject, Duration life) {
        return webIdentity.issue(subject, life);
    }

    /** Adds the role, or replaces it: later calls of AssumeRole see the change, existing sessions do not. */
    public void role(RoleSpec role) {
        roles.put(role.arn(), role);
    }

    /** Deletes the role; its sessions live on until they expire. */
    public void removeRole(String arn) {
        roles.remove(arn);
    }

    /**
     * Opens a session without asking who may: for tests that need a role's credentials at hand.
     *
     * @param life as long as is wanted, even below the 900 s that STS allows, but capped by {@link #sessionLife}
     * @throws IllegalArgumentException when there is no such role
     */
    public AwsSessionCredentials session(String roleArn, String sessionName, Duration life) {
        RoleSpec role = find(roleArn).orElseThrow(() -> new IllegalArgumentException("no role " + roleArn));
        return credentials(open(role, sessionName, life));
    }

    /**
     * Caps the life of every session that is issued from now on, whatever the caller asked for. STS gives no session
     * shorter than 900 s; this is for tests of expiry and refresh, which cannot wait that long. Default 12 hours: no cap.
     */
    public void sessionLife(Duration atMost) {
        sessionLife = atMost;
    }

    /** Ends every session that was issued so far; users' keys stay. */
    public void expireSessions() {
        keys.replaceAll((id, key) -> key.token() == null ? key : key.withCaller(expired(key.caller())));
    }

    /** Every secret access key and session token issued so far, of users too: for tests that look for them where none may be. */
    public Set<String> issuedSecrets() {
        return keys.values().stream()
                .flatMap(key -> Stream.of(key.secret(), key.token()))
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The clock of the estate. */
    public Clock clock() {
        return clock;
    }

    WebIdentity webIdentity() {
        return webIdentity;
    }

    Optional<RoleSpec> find(String roleArn) {
        return Optional.ofNullable(roles.get(roleArn));
    }

    Optional<AwsKey> key(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    AwsKey open(RoleSpec role, String sessionName, Duration asked) {
        Duration life = asked.compareTo(sessionLife) < 0 ? asked : sessionLife;
        Instant expiry = clock.instant().plus(life);
        AwsArn arn = AwsArn.role(role.arn()).orElseThrow();
        return keep(keyGenerator.sessionKey(Caller.session(arn, role.arn(), sessionName, expiry)));
    }

    private AwsKey keep(AwsKey key) {
        keys.put(key.id(), key);
        return key;
    }

    private Caller expired(Caller caller) {
        return new Caller(caller.arn(), caller.account(), caller.roleArn(), clock.instant(), caller.sessionName());
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
