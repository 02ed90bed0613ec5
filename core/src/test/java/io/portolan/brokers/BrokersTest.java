package io.portolan.brokers;

import static io.portolan.brokers.MskServer.error;
import static io.portolan.brokers.MskServer.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.portolan.StandardError;
import io.portolan.catalog.BrokerAddress;
import io.portolan.catalog.BrokerSource;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.Connectivity;
import io.portolan.catalog.Endpoints;
import io.portolan.catalog.Hop;
import io.portolan.catalog.MskClusterArn;
import io.portolan.catalog.PreflightPolicy;
import io.portolan.catalog.RoleChain;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.diagnosis.RemoteCall;
import io.portolan.diagnosis.RemoteCall.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

@Timeout(60)
class BrokersTest {

    private static final Region REGION = Region.US_WEST_2;
    private static final String ARN = "arn:aws:kafka:us-west-2:222222222222:cluster/orders/5d2c-s1";
    private static final String ROLE = "arn:aws:iam::222222222222:role/operator";
    private static final String BOOT = "/v1/clusters/" + ARN + "/bootstrap-brokers";
    private static final String SECRET = "s3cr3t";

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger providers = new AtomicInteger();
    private final List<RemoteCall> told = new ArrayList<>();
    private final List<String> changes = new ArrayList<>();
    private final PortolanListener listener = new PortolanListener() {
        @Override
        public void called(RemoteCall call) {
            told.add(call);
        }

        @Override
        public void brokersChanged(String cluster, Set<String> before, Set<String> after) {
            changes.add(cluster + " " + before + " " + after);
        }
    };
    private AwsCredentialsProvider credentials =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIA", SECRET));
    private MskServer msk;
    private Brokers brokers;

    @BeforeEach
    void start() throws Exception {
        msk = new MskServer();
        KafkaClients clients = new KafkaClients(new Endpoints(null, Map.of(REGION, msk.endpoint())), cluster -> {
            providers.incrementAndGet();
            return () -> credentials.resolveCredentials();
        });
        brokers = new Brokers(clients, Runnable::run, nanos::get, listener);
    }

    @AfterEach
    void stop() {
        brokers.close();
        msk.close();
    }

    @Test
    void givenBrokersAreReturnedAsTheyAreWithoutAnyCallOrClient() {
        BrokerSource given =
                new BrokerSource.Given(List.of(new BrokerAddress("b", 9092), new BrokerAddress("a", 9092)));

        assertThat(brokers.of(new ClusterDefinition(
                                "local", Optional.empty(), given, access(Connectivity.PRIVATE), settings()))
                        .bootstrapServers())
                .isEqualTo("b:9092,a:9092");
        assertThat(providers).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({"PRIVATE, iam:9098", "VPC_CONNECTIVITY, vpc:14001", "PUBLIC, pub:9198"})
    void connectivityChoosesTheListener(Connectivity connectivity, String expected) {
        msk.behaviour = call -> ok("{'bootstrapBrokerStringSaslIam':'iam:9098',"
                + "'bootstrapBrokerStringVpcConnectivitySaslIam':'vpc:14001',"
                + "'bootstrapBrokerStringPublicSaslIam':'pub:9198'}");

        assertThat(brokers.of(byArn(connectivity)).bootstrapServers()).isEqualTo(expected);
        assertThat(msk.calls).containsExactly(BOOT);
    }

    @Test
    void exactNameIsFoundOnTheSecondPagePastThePrefixTrapAndTheDeletedNamesake() {
        msk.behaviour = call -> {
            if (call.contains("/bootstrap-brokers")) {
                return ok("{'bootstrapBrokerStringSaslIam':'" + (call.equals(BOOT) ? "right" : "wrong") + ":9098'}");
            }
            return call.contains("nextToken=2")
                    ? ok(page(null, cluster("orders", "ACTIVE", ARN), cluster("orders-v2", "ACTIVE", "arn:v2")))
                    : ok(page("2", cluster("orders-eu", "ACTIVE", "arn:eu"), cluster("orders", "DELETING", "arn:old")));
        };

        assertThat(brokers.of(byName("orders")).bootstrapServers()).isEqualTo("right:9098");
        assertThat(msk.calls).hasSize(3).first().asString().contains("clusterNameFilter=orders");
    }

    @ParameterizedTest
    @CsvSource({"UPDATING", "HEALING", "MAINTENANCE", "REBOOTING_BROKER", "SOMETHING_NEW"})
    void clusterAtWorkOnItselfIsServing(String state) {
        msk.behaviour = call -> call.contains("/bootstrap-brokers")
                ? ok("{'bootstrapBrokerStringSaslIam':'b:9098'}")
                : ok(page(null, cluster("orders", state, ARN)));

        assertThat(brokers.of(byName("orders")).bootstrapServers()).isEqualTo("b:9098");
    }

    @ParameterizedTest
    @CsvSource({"CREATING", "DELETING", "FAILED"})
    void namedClusterWithoutBrokersIsReportedWithItsState(String state) {
        msk.behaviour = call -> ok(page(null, cluster("orders", state, ARN)));

        assertThat(failure(byName("orders")).code()).isEqualTo(Code.CLUSTER_NOT_ACTIVE);
        assertThat(failure(byName("orders")).seen()).isEqualTo("state " + state + " (request id req-1)");
    }

    @Test
    void nameThatOnlyPrefixesOthersIsNotFound() {
        msk.behaviour = call -> ok(page(null, cluster("orders-eu", "ACTIVE", "arn:eu")));

        assertThat(failure(byName("orders"))).hasToString("""
                        CLUSTER_NOT_FOUND  cluster orders (MSK name orders, account 222222222222, us-west-2)
                          asked  kafka:ListClustersV2 by role arn:aws:iam::222222222222:role/operator
                          seen   no cluster named exactly orders (request id req-1)
                          cause  this account has none of that name in this region
                          fix    correct cluster-name or region, or the control-plane role, whose account is searched""");
    }

    @Test
    void missingIamListenerIsReportedWithThoseThatExist() {
        msk.behaviour = call -> call.equals(BOOT)
                ? ok("{'bootstrapBrokerStringTls':'b:9094','bootstrapBrokerStringSaslScram':'b:9096'}")
                : ok("{'clusterInfo':" + cluster("orders", "UPDATING", ARN) + "}");

        Finding finding = failure(byArn(Connectivity.PRIVATE));

        assertThat(finding.code()).isEqualTo(Code.NO_IAM_LISTENER);
        assertThat(finding.seen()).isEqualTo("only TLS, SCRAM (request id req-1)");
        assertThat(finding.cause()).isEqualTo("the cluster has no IAM listener");
    }

    @ParameterizedTest
    @CsvSource({"200", "400"})
    void clusterThatIsBeingMadeIsReportedAsSuchWhateverTheFirstCallAnswers(int status) {
        msk.behaviour = call -> {
            if (call.equals(BOOT)) {
                return status == 200 ? ok("{}") : error(status, "BadRequestException", "not in a valid state");
            }
            return ok("{'clusterInfo':" + cluster("orders", "CREATING", ARN) + "}");
        };

        Finding finding = failure(byArn(Connectivity.PRIVATE));

        assertThat(finding.code()).isEqualTo(Code.CLUSTER_NOT_ACTIVE);
        assertThat(finding.seen()).isEqualTo("state CREATING (request id req-1)");
        assertThat(msk.calls).containsExactly(BOOT, "/api/v2/clusters/" + ARN);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "404, NotFoundException, CLUSTER_NOT_FOUND, correct the ARN",
        "403, ForbiddenException, CONTROL_PLANE_DENIED, allow kafka:GetBootstrapBrokers",
        "401, UnauthorizedException, CONTROL_PLANE_DENIED, allow kafka:GetBootstrapBrokers",
        "400, BadRequestException, CONTROL_PLANE_DENIED, correct what the answer names",
        "429, TooManyRequestsException, CONTROL_PLANE_UNREACHABLE, bootstrap-servers",
        "500, InternalServerErrorException, CONTROL_PLANE_UNREACHABLE, bootstrap-servers",
        "403, RequestExpired, CLOCK_SKEW, synchronise",
    })
    void errorsOfTheApiAreToldApart(int status, String error, Code expected, String fix) {
        msk.behaviour = call -> call.equals(BOOT) ? error(status, error, "no") : error(403, "ForbiddenException", "no");

        Finding finding = failure(byArn(Connectivity.PRIVATE));

        assertThat(finding.code()).isEqualTo(expected);
        assertThat(finding.fix()).contains(fix);
        assertThat(finding.seen()).contains(error + ": no (HTTP " + status + ", request id req-1)");
        assertThat(finding.subject()).isEqualTo("cluster orders (" + ARN + ", account 222222222222, us-west-2)");
    }

    @Test
    void faultsOfTheApiAreRetriedTwiceAndDenialsNotAtAll() {
        msk.behaviour = call -> error(503, "ServiceUnavailableException", "no");
        failure(byArn(Connectivity.PRIVATE));
        assertThat(msk.calls).hasSize(3);

        msk.calls.clear();
        msk.behaviour = call -> error(403, "ForbiddenException", "no");
        failure(byArn(Connectivity.PRIVATE));
        assertThat(msk.calls).hasSize(1);
    }

    @Test
    void apiThatIsDownIsUnreachable() {
        msk.close();

        assertThat(failure(byArn(Connectivity.PRIVATE)).code()).isEqualTo(Code.CONTROL_PLANE_UNREACHABLE);
    }

    @Test
    void errorOfTheCredentialsComesThroughUnchanged() {
        PortolanException refused = new PortolanException(
                "no", Finding.about(Code.ROLE_NOT_ASSUMABLE, ROLE).build());
        credentials = () -> {
            throw refused;
        };

        assertThatThrownBy(() -> brokers.of(byArn(Connectivity.PRIVATE))).isSameAs(refused);
        assertThatThrownBy(() -> brokers.of(byName("orders"))).isSameAs(refused);
        assertThat(msk.calls).isEmpty();
    }

    @Test
    void concurrentCallersShareOneLookupAndOneClient() throws Exception {
        CountDownLatch mayAnswer = new CountDownLatch(1);
        msk.behaviour = call -> {
            await(mayAnswer);
            return ok("{'bootstrapBrokerStringSaslIam':'b:9098'}");
        };
        ExecutorService threads = Executors.newFixedThreadPool(20);
        Callable<BootstrapBrokers> ask = () -> brokers.of(byArn(Connectivity.PRIVATE));
        List<Future<BootstrapBrokers>> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            answers.add(threads.submit(ask));
        }
        mayAnswer.countDown();
        for (Future<BootstrapBrokers> answer : answers) {
            assertThat(answer.get().bootstrapServers()).isEqualTo("b:9098");
        }
        threads.shutdown();

        assertThat(msk.calls).hasSize(1);
        assertThat(providers).hasValue(1);
    }

    @Test
    void noClusterWaitsForTheAnswerOnAnother() throws Exception {
        int clusters = 50;
        CountDownLatch asked = new CountDownLatch(clusters);
        msk.behaviour = call -> {
            asked.countDown();
            await(asked);
            return ok("{'bootstrapBrokerStringSaslIam':'b:9098'}");
        };
        ExecutorService threads = Executors.newFixedThreadPool(clusters);
        List<Future<BootstrapBrokers>> answers = new ArrayList<>();
        for (int i = 0; i < clusters; i++) {
            ClusterDefinition cluster = byArn(ARN + i, Connectivity.PRIVATE);
            answers.add(threads.submit(() -> brokers.of(cluster)));
        }
        for (Future<BootstrapBrokers> answer : answers) {
            assertThat(answer.get().bootstrapServers()).isEqualTo("b:9098");
        }
        threads.shutdown();
    }

    @Test
    void answerIsRefreshedAfterFiveMinutesAndKeptWhereItIsTheSameSet() {
        ClusterDefinition orders = byArn(Connectivity.PRIVATE);
        msk.behaviour = call -> ok("{'bootstrapBrokerStringSaslIam':'a:9098,b:9098'}");
        BootstrapBrokers first = brokers.of(orders);
        later(Duration.ofMinutes(4));
        brokers.of(orders);
        assertThat(msk.calls).hasSize(1);

        msk.behaviour = call -> ok("{'bootstrapBrokerStringSaslIam':'b:9098,a:9098'}");
        later(Duration.ofMinutes(2));
        brokers.of(orders);
        assertThat(msk.calls).hasSize(2);
        assertThat(brokers.of(orders)).isSameAs(first);

        msk.behaviour = call -> ok("{'bootstrapBrokerStringSaslIam':'c:9098'}");
        later(Duration.ofMinutes(6));
        brokers.of(orders);
        assertThat(brokers.of(orders).bootstrapServers()).isEqualTo("c:9098");
    }

    @Test
    void lastAnswerIsServedWhileTheApiFailsAndTheChangeIsLoggedOnce() {
        ClusterDefinition orders = byArn(Connectivity.PRIVATE);
        msk.behaviour = call -> ok("{'bootstrapBrokerStringSaslIam':'a:9098'}");
        brokers.of(orders);
        msk.behaviour = call -> error(403, "ForbiddenException", "no");
        String log = StandardError.during(() -> {
            for (int i = 0; i < 3; i++) {
                later(Duration.ofMinutes(6));
                assertThat(brokers.of(orders).bootstrapServers()).isEqualTo("a:9098");
            }
            msk.behaviour = call -> ok("{'bootstrapBrokerStringSaslIam':'a:9098'}");
            later(Duration.ofMinutes(6));
            brokers.of(orders);
        });

        assertThat(msk.calls).hasSize(5);
        assertThat(log)
                .containsOnlyOnce("WARN")
                .contains("CONTROL_PLANE_DENIED")
                .containsOnlyOnce("INFO")
                .contains("works again")
                .doesNotContain(SECRET);
    }

    @Test
    void listenerHearsOfACallOfEachOperationWithItsOutcome() {
        msk.behaviour = call -> call.contains("/bootstrap-brokers")
                ? ok("{'bootstrapBrokerStringSaslIam':'b:9098'}")
                : ok(page(null, cluster("orders", "ACTIVE", ARN)));
        brokers.of(byName("orders"));
        msk.behaviour = call -> error(404, "NotFoundException", "gone");
        failure(byArn(Connectivity.PRIVATE));

        assertThat(told)
                .extracting(RemoteCall::operation, RemoteCall::outcome)
                .containsExactly(
                        tuple("ListClustersV2", Outcome.SUCCESS),
                        tuple("GetBootstrapBrokers", Outcome.SUCCESS),
                        tuple("GetBootstrapBrokers", Outcome.REJECTED));
        assertThat(told).allSatisfy(call -> {
            assertThat(call.service()).isEqualTo("kafka");
            assertThat(call.region()).isEqualTo("us-west-2");
            assertThat(call.subject()).isEqualTo("orders");
            assertThat(call.duration()).isPositive();
        });
    }

    @Test
    void missingCredentialsAreNoCallOfTheApi() {
        credentials = () -> {
            throw new PortolanException(
                    "no", Finding.about(Code.ROLE_NOT_ASSUMABLE, ROLE).build());
        };

        assertThat(failure(byArn(Connectivity.PRIVATE)).code()).isEqualTo(Code.ROLE_NOT_ASSUMABLE);
        assertThat(told).isEmpty();
    }

    @Test
    void listenerHearsOfOtherBrokersOnlyNotOfAnotherOrder() {
        for (String answer : List.of("a:1,b:2", "b:2,a:1", "c:3", "c:3")) {
            msk.behaviour = call -> ok("{'bootstrapBrokerStringSaslIam':'" + answer + "'}");
            brokers.of(byArn(Connectivity.PRIVATE));
            later(Duration.ofMinutes(6));
            brokers.of(byArn(Connectivity.PRIVATE));
        }

        assertThat(changes)
                .singleElement()
                .asString()
                .startsWith("orders [")
                .contains("a:1", "b:2")
                .endsWith("[c:3]");
    }

    @Test
    void whatIsKnownIsToldWithoutACallAndCounted() {
        ClusterDefinition orders = byArn(Connectivity.PRIVATE);
        assertThat(brokers.known(orders)).isEmpty();
        failure(orders);
        msk.behaviour = call -> ok("{'bootstrapBrokerStringSaslIam':'a:9098'}");
        Instant before = Instant.now();
        brokers.of(orders);
        brokers.of(orders);
        brokers.of(orders);
        int calls = msk.calls.size();
        later(Duration.ofMinutes(6));

        assertThat(brokers.known(orders)).hasValueSatisfying(known -> {
            assertThat(known.brokers().bootstrapServers()).isEqualTo("a:9098");
            assertThat(known.since()).isBetween(before, Instant.now());
        });
        assertThat(brokers.counts(orders)).isEqualTo(new LookupCounts(2, 2, 1));
        assertThat(msk.calls).as("looking refreshes nothing").hasSize(calls);
    }

    @Test
    void sessionTokenInAnAnswerIsNotRepeated() {
        msk.behaviour = call -> error(403, "InvalidSignatureException", "no match\\n\\nx-amz-security-token:" + SECRET);

        PortolanException e =
                catchThrowableOfType(PortolanException.class, () -> brokers.of(byArn(Connectivity.PRIVATE)));

        assertThat(e).hasMessageContaining("no match").hasNoCause();
        assertThat(e.getMessage()).doesNotContain(SECRET);
    }

    @Test
    void closedLookupSaysSo() {
        brokers.close();

        assertThatThrownBy(() -> brokers.of(byArn(Connectivity.PRIVATE))).isInstanceOf(IllegalStateException.class);
    }

    private Finding failure(ClusterDefinition cluster) {
        return catchThrowableOfType(PortolanException.class, () -> brokers.of(cluster))
                .findings()
                .get(0);
    }

    private static ClusterDefinition byArn(Connectivity connectivity) {
        return byArn(ARN, connectivity);
    }

    private static ClusterDefinition byArn(String arn, Connectivity connectivity) {
        BrokerSource source = new BrokerSource.ByArn(new MskClusterArn(arn, REGION, "222222222222", "orders"));
        return new ClusterDefinition("orders", Optional.of(REGION), source, access(connectivity), settings());
    }

    private static ClusterDefinition byName(String name) {
        BrokerSource source = new BrokerSource.ByName(name);
        return new ClusterDefinition(name, Optional.of(REGION), source, access(Connectivity.PRIVATE), settings());
    }

    private static ClusterDefinition.Access access(Connectivity connectivity) {
        Optional<RoleChain> roles = Optional.of(
                new RoleChain("operator", "checkout", Duration.ofHours(1), List.of(new Hop(ROLE, null, Map.of()))));
        return new ClusterDefinition.Access("SASL_SSL", connectivity, roles, roles);
    }

    private static ClusterDefinition.Settings settings() {
        return new ClusterDefinition.Settings(PreflightPolicy.OFF, Map.of());
    }

    private static String page(@Nullable String next, String... clusters) {
        return "{'clusterInfoList':[" + String.join(",", clusters) + "]"
                + (next == null ? "" : ",'nextToken':'" + next + "'") + "}";
    }

    private static String cluster(String name, String state, String arn) {
        return "{'clusterName':'%s','state':'%s','clusterArn':'%s'}".formatted(name, state, arn);
    }

    private void later(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
