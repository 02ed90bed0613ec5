package io.portolan.kafka;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.catalog.CidrBlock;
import io.portolan.catalog.Connectivity;
import io.portolan.catalog.PreflightPolicy;
import io.portolan.credentials.BaseIdentity;
import io.portolan.credentials.ClientIdentity;
import io.portolan.credentials.CredentialsLease;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.dns.LimitedLookup;
import io.portolan.network.AddressRules;
import io.portolan.runtime.CauseChain;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.security.sasl.SaslException;
import org.ietf.jgss.GSSException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.regions.Region;

/** When a {@link GuardedSaslClient} signs, and how Kafka learns that it does not. */
@Timeout(20)
class GuardedSaslClientTest {

    private static final byte[] NOTHING = {};
    private static final String ANSWER = "{\"version\":\"2020_10_22\",\"request-id\":\"1\"}";

    private final Map<GuardedSaslClient, String> authenticated = new HashMap<>();
    private final List<String> heard = new ArrayList<>();
    private final PortolanListener listener = new PortolanListener() {
        @Override
        public void credentialsWithheld(String cluster, String host, Finding finding) {
            heard.add(cluster + " " + host + " " + finding.code());
        }

        @Override
        public void credentialsReleased(String cluster, String host) {
            heard.add(cluster + " " + host + " OK");
        }
    };

    private Supplier<AwsCredentials> provider = () -> AwsBasicCredentials.create("AKIA1", "s");
    private PreflightPolicy policy = PreflightPolicy.OFF;
    private final MovedHosts moved = new MovedHosts();
    private final LimitedLookup lookup = new LimitedLookup(name -> resolve(), Duration.ofMinutes(1));
    private final Semaphore lookups = new Semaphore(0);
    private final Thread kafkas = Thread.currentThread();
    private final AtomicInteger kafkasLookups = new AtomicInteger();
    private volatile Semaphore otherThreads = new Semaphore(Integer.MAX_VALUE);
    private volatile List<String> addresses = List.of("10.20.1.1");

    @AutoClose
    private final CredentialsLease credentials = CredentialsLease.of(
            new ClientIdentity(BaseIdentity.provider(() -> provider.get()), Optional.empty(), Region.US_EAST_2, null));

    private final GuardReports.Subscription reports =
            GuardReports.OF_THIS_JVM.subscribe(cluster -> cluster.equals("once"), listener);

    @AfterEach
    void unsubscribe() {
        reports.close();
    }

    @ParameterizedTest
    @CsvSource({
        "OFF, 10.90.1.1, WRONG_ENVIRONMENT",
        "OFF, 10.30.1.1, WRONG_REGION",
        "OFF, 3.14.15.92, PUBLIC_ADDRESS",
        "OFF, 192.168.1.1, OK",
        "WARN, 10.90.1.1, WRONG_ENVIRONMENT",
        "WARN, 192.168.1.1, OK",
        "FAIL, 10.90.1.1, WRONG_ENVIRONMENT",
        "FAIL, 192.168.1.1, OUTSIDE_SERVICE_VPC",
    })
    void oneWrongAddressOfSeveralForbidsSigning(PreflightPolicy policy, String address, Code code) throws Exception {
        this.policy = policy;
        addresses = List.of("10.20.1.1", address, "10.20.1.2");
        if (code == Code.OK) {
            assertThat(connect("b-1").evaluateChallenge(NOTHING)).isNotEmpty();
        } else {
            assertThat(finding("b-1").code()).isEqualTo(code);
        }
    }

    @Test
    void theWorstAddressIsReported() {
        policy = PreflightPolicy.FAIL;
        addresses = List.of("192.168.1.1", "3.14.15.92", "10.90.1.1", "10.30.1.1");

        assertThat(finding("b-1").toString().replaceAll("\\s+", " "))
                .startsWith("WRONG_ENVIRONMENT b-1")
                .contains("10.90.1.1 is in the address space of environment dev", "No credentials were sent there");
    }

    /** The connection leads where the name led when it was made, even if it is right again before another thread looks. */
    @Test
    void firstConnectionBegunAbroadGetsNoCredentials() throws Exception {
        otherThreads = new Semaphore(0);
        addresses = List.of("10.90.1.1");
        GuardedSaslClient begunAbroad = connect("b-1");
        addresses = List.of("10.20.1.1");
        otherThreads.release(Integer.MAX_VALUE);

        assertThatThrownBy(() -> begunAbroad.evaluateChallenge(NOTHING)).isInstanceOf(SaslException.class);
    }

    @Test
    void furtherConnectionBegunAbroadGetsNoCredentials() throws Exception {
        authenticate("b-1");
        lookups.drainPermits();
        addresses = List.of("10.90.1.1");
        GuardedSaslClient begunAbroad = connect("b-1");
        lookups.acquire();
        addresses = List.of("10.20.1.1");

        assertThatThrownBy(() -> begunAbroad.evaluateChallenge(NOTHING)).isInstanceOf(SaslException.class);
    }

    /** The session of a live connection is renewed on Kafka's thread, which has looked up nothing. */
    @Test
    void renewalLooksUpNothingOnKafkasThread() throws Exception {
        authenticate("b-1");
        int before = kafkasLookups.get();

        connect("b-1");
        assertThat(kafkasLookups).hasValue(before);
    }

    /** A connection that breaks off before it signs has used one address of a look-up. */
    @Test
    void connectionAfterAnUnsignedOneAbroadGetsNoCredentials() throws Exception {
        addresses = List.of("10.90.1.1", "10.90.1.2");
        connect("b-1").dispose();
        addresses = List.of("10.20.1.1");

        assertThat(finding("b-1").code()).isEqualTo(Code.WRONG_ENVIRONMENT);
    }

    /** Kafka tries each address of a look-up before it looks up again. */
    @Test
    void connectionsToEarlierAddressesGetNoCredentials() throws Exception {
        addresses = List.of("10.90.1.1", "10.90.1.2");
        finding("b-1");
        addresses = List.of("10.20.1.1");

        assertThat(finding("b-1").code()).isEqualTo(Code.WRONG_ENVIRONMENT);
        assertThat(connect("b-2").evaluateChallenge(NOTHING)).isNotEmpty();
        assertThat(finding("b-1").code()).isEqualTo(Code.WRONG_ENVIRONMENT);
        assertThat(connect("b-1").evaluateChallenge(NOTHING)).isNotEmpty();
    }

    @Test
    void newConnectionNeedsAName() {
        addresses = List.of();

        assertThat(finding("b-1").code()).isEqualTo(Code.UNKNOWN_HOST);
    }

    /** Kafka makes the new SASL client first and then disposes of the old one. */
    @Test
    void renewalNeedsNoNameButRightAddresses() throws Exception {
        GuardedSaslClient first = authenticate("b-1");
        addresses = List.of();
        GuardedSaslClient renewing = connect("b-1");
        first.dispose();
        assertThat(renewing.evaluateChallenge(NOTHING)).isNotEmpty();
        renewing.evaluateChallenge(ANSWER.getBytes(US_ASCII));

        addresses = List.of("10.90.1.1");
        GuardedSaslClient again = connect("b-1");
        renewing.dispose();
        assertThatThrownBy(() -> again.evaluateChallenge(NOTHING)).isInstanceOf(SaslException.class);
    }

    @Test
    void connectionAfterAnotherIsNoRenewal() throws Exception {
        authenticate("b-1").dispose();
        authenticate("b-2");
        addresses = List.of();

        assertThat(finding("b-1").code()).isEqualTo(Code.UNKNOWN_HOST);
        assertThat(authenticated).containsValue("b-2").hasSize(1);
    }

    @Test
    void passingFaultIsRetriableToKafka() {
        addresses = List.of("10.90.1.1");
        SaslException wrong = failure("b-1");
        addresses = List.of("10.20.1.1");
        provider = () -> {
            throw outage(Code.STS_UNAVAILABLE);
        };
        SaslException outage = failure("b-1");

        assertThat(List.of(wrong, outage))
                .allSatisfy(failure -> assertThat(failure.getCause())
                        .isInstanceOfSatisfying(
                                GSSException.class,
                                gss -> assertThat(gss.getMajor()).isEqualTo(GSSException.NO_CRED)));
    }

    /** Kafka's thread ends with an Error, and its client never recovers. */
    @Test
    void errorOfTheJvmIsRetriableToKafka() throws Exception {
        Supplier<AwsCredentials> healthy = provider;
        provider = () -> {
            throw new NoClassDefFoundError("a provider of the user");
        };

        assertThat(CauseChain.contains(failure("b-1"), GSSException.class)).isTrue();
        assertThat(finding("b-1").toString()).contains("IAM_FAILED", "a provider of the user");
        provider = healthy;
        assertThat(connect("b-1").evaluateChallenge(NOTHING)).isNotEmpty();
    }

    @Test
    void refusalIsFatalToKafka() {
        provider = () -> {
            throw outage(Code.ROLE_NOT_ASSUMABLE);
        };

        assertThat(CauseChain.contains(failure("b-1"), GSSException.class)).isFalse();
    }

    @Test
    void changesAreReportedOnce() throws Exception {
        addresses = List.of("10.90.1.1");
        finding("b-1");
        finding("b-1");
        addresses = List.of("10.30.1.1");
        finding("b-1");
        finding("b-1");
        addresses = List.of("10.20.1.1");
        finding("b-1");
        authenticate("b-1");
        authenticate("b-1");

        assertThat(heard).containsExactly("once b-1 WRONG_ENVIRONMENT", "once b-1 WRONG_REGION", "once b-1 OK");
    }

    private static PortolanException outage(Code code) {
        return new PortolanException("no session", Finding.about(code, "role").build());
    }

    private Finding finding(String host) {
        return CauseChain.find(failure(host), PortolanException.class)
                .orElseThrow()
                .findings()
                .get(0);
    }

    private SaslException failure(String host) {
        try {
            GuardedSaslClient client = connect(host);
            throw new AssertionError("signed " + Arrays.toString(client.evaluateChallenge(NOTHING)));
        } catch (SaslException e) {
            return e;
        }
    }

    private GuardedSaslClient authenticate(String host) throws SaslException {
        GuardedSaslClient client = connect(host);
        client.evaluateChallenge(NOTHING);
        client.evaluateChallenge(ANSWER.getBytes(US_ASCII));
        assertThat(client.isComplete()).isTrue();
        return client;
    }

    private GuardedSaslClient connect(String host) throws SaslException {
        AddressRules rules = new AddressRules(
                List.of(CidrBlock.parse("10.20.0.0/16")),
                Map.of("us-west-2", List.of(CidrBlock.parse("10.30.0.0/16"))),
                Map.of("dev", List.of(CidrBlock.parse("10.90.0.0/16"))),
                Connectivity.PRIVATE,
                true);
        HostGuard hosts = new HostGuard(new GuardSettings(rules, policy), "us-east-2", lookup, moved);
        SigningGuard guard = new SigningGuard(
                Region.US_EAST_2,
                CompletableFuture.completedFuture(null),
                hosts,
                credentials,
                WatchedCluster.unwatched("once"));
        return new GuardedSaslClient(host, guard, authenticated);
    }

    private InetAddress[] resolve() throws UnknownHostException {
        if (Thread.currentThread() == kafkas) {
            kafkasLookups.incrementAndGet();
        } else {
            otherThreads.acquireUninterruptibly();
        }
        try {
            return parse();
        } finally {
            lookups.release();
        }
    }

    private InetAddress[] parse() throws UnknownHostException {
        if (addresses.isEmpty()) {
            throw new UnknownHostException("nowhere");
        }
        InetAddress[] resolved = new InetAddress[addresses.size()];
        for (int i = 0; i < resolved.length; i++) {
            resolved[i] = InetAddress.getByName(addresses.get(i));
        }
        return resolved;
    }
}
