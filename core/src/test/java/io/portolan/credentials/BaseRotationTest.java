package io.portolan.credentials;

import static io.portolan.credentials.SampleChains.ORDERS;
import static io.portolan.credentials.SampleChains.awaitTrue;
import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.testkit.aws.AdjustableClock;
import io.portolan.testkit.aws.AwsBackend;
import io.portolan.testkit.aws.AwsEndpoint;
import io.portolan.testkit.aws.Call;
import io.portolan.testkit.aws.RoleSpec;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** {@link BaseCredentials} follows identities of the SDK's own providers that change at run time. */
@Timeout(30)
class BaseRotationTest {

    private static final String POD = "arn:aws:iam::111111111111:role/pod";

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();
    private final IdentityRegistry registry = new IdentityRegistry(clock.timing());

    @AutoClose
    private final SystemProperties properties = new SystemProperties();

    @AutoClose
    private final LoopbackStsServer sts = new LoopbackStsServer(clock);

    @BeforeEach
    void start() {
        // The test does not see the profiles of this host.
        String none = folder.resolve("none").toString();
        properties.set(Map.of("aws.sharedCredentialsFile", none, "aws.configFile", none));
        clock.set(Instant.now());
    }

    @Test
    void nextHopFollowsARewrittenProfile() throws Exception {
        Path file = profile("AKIAOLD", Instant.now());
        properties.set(Map.of("aws.sharedCredentialsFile", file.toString()));
        try (CredentialsLease lease = lease(BaseIdentity.profile("shop"), ORDERS)) {
            lease.resolveCredentials();
            assertThat(sts.calls).last().extracting(LoopbackStsServer.Call::key).isEqualTo("AKIAOLD");
            profile("AKIANEW", Instant.now().plusSeconds(1));

            awaitTrue(() -> lastSignerOfTheNextSession(lease).equals("AKIANEW"));
        }
    }

    @Test
    void identityWithoutRolesFollowsARewrittenProfile() throws Exception {
        Path file = profile("AKIAOLD", Instant.now());
        properties.set(Map.of("aws.sharedCredentialsFile", file.toString()));
        try (CredentialsLease lease = lease(BaseIdentity.profile("shop"))) {
            assertThat(lease.resolveCredentials().accessKeyId()).isEqualTo("AKIAOLD");
            profile("AKIANEW", Instant.now().plusSeconds(1));

            awaitTrue(() -> lease.resolveCredentials().accessKeyId().equals("AKIANEW"));
        }
    }

    @Test
    void nextHopFollowsContainerCredentialsAndToken() throws Exception {
        Path token = folder.resolve("token");
        try (LoopbackContainerServer container = container(token);
                CredentialsLease lease = lease(BaseIdentity.defaultChain(), ORDERS)) {
            letIn(container, token, "first");
            lease.resolveCredentials();
            assertThat(sts.calls).last().extracting(LoopbackStsServer.Call::key).isEqualTo("ASIACONTAINER1");
            letIn(container, token, "second");

            assertThat(lastSignerOfTheNextSession(lease)).isEqualTo("ASIACONTAINER2");
        }
    }

    @Test
    void containerCredentialsAreReplacedInTheBackground() throws Exception {
        Path token = folder.resolve("token");
        CountDownLatch mayAnswer = new CountDownLatch(1);
        try (LoopbackContainerServer container = container(token);
                CredentialsLease lease = lease(BaseIdentity.defaultChain())) {
            letIn(container, token, "first");
            assertThat(lease.resolveCredentials().accessKeyId()).isEqualTo("ASIACONTAINER1");
            assertThat(lease.expiry()).isPresent();
            container.mayAnswer = mayAnswer;
            clock.advance(Duration.ofSeconds(16));

            for (int i = 0; i < 1000; i++) {
                assertThat(lease.resolveCredentials().accessKeyId())
                        .as("served at once, though the endpoint is silent")
                        .isEqualTo("ASIACONTAINER1");
            }
            mayAnswer.countDown();
            awaitTrue(() -> lease.resolveCredentials().accessKeyId().equals("ASIACONTAINER2"));
        } finally {
            mayAnswer.countDown();
        }
    }

    @Test
    void longLivedBaseIsAskedEveryMinute() {
        AtomicReference<String> key = new AtomicReference<>("ASIAOLD");
        BaseIdentity base = BaseIdentity.provider(() -> AwsSessionCredentials.builder()
                .accessKeyId(key.get())
                .secretAccessKey("s")
                .sessionToken("t")
                .expirationTime(clock.instant().plus(Duration.ofHours(6)))
                .build());
        try (CredentialsLease lease = lease(base)) {
            lease.resolveCredentials();
            key.set("ASIANEW");
            assertThat(lease.resolveCredentials().accessKeyId()).isEqualTo("ASIAOLD");
            clock.advance(Duration.ofMinutes(1));

            awaitTrue(() -> lease.resolveCredentials().accessKeyId().equals("ASIANEW"));
        }
    }

    @Test
    void baseWithoutExpiryIsFollowed() {
        AtomicReference<AwsCredentials> now = new AtomicReference<>(AwsSessionCredentials.builder()
                .accessKeyId("ASIAOLD")
                .secretAccessKey("s")
                .sessionToken("t")
                .expirationTime(clock.instant().plus(Duration.ofHours(6)))
                .build());
        try (CredentialsLease lease = lease(BaseIdentity.provider(now::get))) {
            lease.resolveCredentials();
            now.set(AwsBasicCredentials.create("AKIANEW", "s"));
            clock.advance(Duration.ofMinutes(1));

            awaitTrue(() -> lease.resolveCredentials().accessKeyId().equals("AKIANEW"));
            assertThat(lease.expiry()).isEmpty();
        }
    }

    @Test
    void nextHopFollowsARotatedToken() throws Exception {
        AwsBackend backend = AwsBackend.create(AdjustableClock.system());
        backend.iam().sessionLife(Duration.ofSeconds(30));
        backend.iam().role(RoleSpec.of(ORDERS, POD));
        Path token = folder.resolve("token");
        try (AwsEndpoint aws = AwsEndpoint.start(InetAddress.getLoopbackAddress(), "us-east-2", backend);
                CredentialsLease lease =
                        registry.lease(SampleChains.identity(BaseIdentity.defaultChain(), aws.uri(), ORDERS))) {
            podWith(token, aws);
            issue(backend, token, "system:serviceaccount:shop:old");
            lease.resolveCredentials();
            issue(backend, token, "system:serviceaccount:shop:new");
            clock.advance(Duration.ofSeconds(30));
            lease.resolveCredentials();
        }

        assertThat(backend.calls().log())
                .extracting(Call::operation, Call::caller, Call::outcome)
                .map(Object::toString)
                .containsExactly(
                        "(\"sts:AssumeRoleWithWebIdentity\", \"system:serviceaccount:shop:old\", \"OK\")",
                        "(\"sts:AssumeRole\", \"arn:aws:sts::111111111111:assumed-role/pod/web\", \"OK\")",
                        "(\"sts:AssumeRoleWithWebIdentity\", \"system:serviceaccount:shop:new\", \"OK\")",
                        "(\"sts:AssumeRole\", \"arn:aws:sts::111111111111:assumed-role/pod/web\", \"OK\")");
    }

    /** A role that trusts only the holder of the token in this file. */
    private static void issue(AwsBackend backend, Path token, String subject) throws IOException {
        backend.iam().role(RoleSpec.of(POD, subject));
        Files.writeString(token, backend.iam().webIdentityToken(subject, Duration.ofHours(1)));
    }

    private static void letIn(LoopbackContainerServer container, Path file, String token) throws IOException {
        container.token = Files.readString(Files.writeString(file, token));
    }

    private String lastSignerOfTheNextSession(CredentialsLease lease) {
        clock.advance(Duration.ofHours(1));
        lease.resolveCredentials();
        return List.copyOf(sts.calls).get(sts.calls.size() - 1).key();
    }

    private Path profile(String key, Instant modified) throws IOException {
        Path file = Files.writeString(
                folder.resolve("credentials"),
                "[shop]\naws_access_key_id = " + key + "\naws_secret_access_key = none\n");
        // The SDK compares times of modification. They are too coarse for a test that rewrites the file at once.
        return Files.setLastModifiedTime(file, FileTime.from(modified));
    }

    private LoopbackContainerServer container(Path token) throws IOException {
        LoopbackContainerServer server = new LoopbackContainerServer();
        properties.set(Map.of(
                "aws.containerCredentialsFullUri",
                server.uri(),
                "aws.containerAuthorizationTokenFile",
                token.toString()));
        return server;
    }

    private void podWith(Path token, AwsEndpoint aws) {
        properties.set(Map.of(
                "aws.webIdentityTokenFile",
                token.toString(),
                "aws.roleArn",
                POD,
                "aws.roleSessionName",
                "web",
                "aws.region",
                "us-east-2",
                "aws.endpointUrlSts",
                aws.uri().toString()));
    }

    private CredentialsLease lease(BaseIdentity base, String... roles) {
        return registry.lease(SampleChains.identity(base, sts.endpoint(), roles));
    }
}
