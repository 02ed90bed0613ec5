package io.portolan.brokers;

import static io.portolan.brokers.BrokersLab.byArn;
import static io.portolan.brokers.BrokersLab.byName;
import static io.portolan.brokers.BrokersLab.failure;
import static io.portolan.brokers.LoopbackMskServer.error;
import static io.portolan.brokers.LoopbackMskServer.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.portolan.brokers.KnownBrokers.Source;
import io.portolan.catalog.BrokerAddress;
import io.portolan.catalog.BrokerSource;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.Connectivity;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.RemoteCall;
import io.portolan.diagnosis.RemoteCall.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link BrokerDirectory} looks up each cluster once with {@link MskApiLookup} and keeps the answer. */
@Timeout(60)
class BrokerDirectoryTest {

    private static final String ARN = BrokersLab.ARN;
    private static final String BOOT = "/v1/clusters/" + ARN + "/bootstrap-brokers";

    @AutoClose
    private final BrokersLab lab = new BrokersLab();

    private final LoopbackMskServer msk = lab.msk;
    private final List<RemoteCall> reportedCalls = lab.reportedCalls;
    private final BrokerDirectory brokers = lab.withoutSnapshot();

    @Test
    void givenBrokersNeedNoCall() {
        BrokerSource given =
                new BrokerSource.Given(List.of(new BrokerAddress("b", 9092), new BrokerAddress("a", 9092)));

        assertThat(brokers.resolve(new ClusterDefinition(
                                "local",
                                Optional.empty(),
                                given,
                                byName("local").access(),
                                byName("local").settings()))
                        .bootstrapServers())
                .isEqualTo("b:9092,a:9092");
        assertThat(lab.providers).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({"PRIVATE, iam.o.x:9098", "VPC_CONNECTIVITY, vpc.o.x:14001", "PUBLIC, pub.o.x:9198"})
    void connectivityChoosesTheListener(Connectivity connectivity, String expected) {
        msk.behaviour = call -> ok("{'bootstrapBrokerStringSaslIam':'iam.o.x:9098',"
                + "'bootstrapBrokerStringVpcConnectivitySaslIam':'vpc.o.x:14001',"
                + "'bootstrapBrokerStringPublicSaslIam':'pub.o.x:9198'}");

        assertThat(brokers.resolve(byArn(connectivity)).bootstrapServers()).isEqualTo(expected);
        assertThat(msk.calls).containsExactly(BOOT);
    }

    @Test
    void exactNameIsFoundOnALaterPage() {
        msk.behaviour = call -> {
            if (call.contains("/bootstrap-brokers")) {
                return ok(
                        "{'bootstrapBrokerStringSaslIam':'" + (call.equals(BOOT) ? "right" : "wrong") + ".o.x:9098'}");
            }
            return call.contains("nextToken=2")
                    ? ok(page(null, cluster("orders", "ACTIVE", ARN), cluster("orders-v2", "ACTIVE", "arn:v2")))
                    : ok(page("2", cluster("orders-eu", "ACTIVE", "arn:eu"), cluster("orders", "DELETING", "arn:old")));
        };

        assertThat(brokers.resolve(byName("orders")).bootstrapServers()).isEqualTo("right.o.x:9098");
        assertThat(msk.calls).hasSize(3).first().asString().contains("clusterNameFilter=orders");
    }

    @ParameterizedTest
    @CsvSource({
        "evil.example.com:9098",
        "boot-a.c2.kafka-serverless.us-east-2.amazonaws.com:9098",
        "boot-a.kafka.us-west-2.amazonaws.com.example.com:9098",
        "kafka.us-west-2.api.aws.evil.com:9098",
    })
    void hostsOutsideTheZonesOfMskAreRefused(String answer) {
        lab.answer("b-1.o.x:9098," + answer);

        Finding finding = failure(brokers, byArn(Connectivity.PRIVATE));

        assertThat(finding.code()).isEqualTo(Code.UNEXPECTED_BROKERS);
        assertThat(finding.seen()).contains(answer).endsWith("(request id req-1)");
        assertThat(finding.fix())
                .contains("host-suffixes", "kafka-serverless.us-west-2.amazonaws.com, kafka.us-west-2.api.aws");
    }

    @ParameterizedTest
    @CsvSource({"a b:9098", "b-1.kafka.us-west-2.amazonaws.com.:9098", "b-1..kafka.us-west-2.amazonaws.com:9098"})
    void invalidHostNamesAreRefused(String answer) {
        lab.answer("b-1.o.x:9098," + answer);

        assertThat(failure(brokers, byArn(Connectivity.PRIVATE)).seen()).contains("cannot be read", answer);
    }

    @ParameterizedTest
    @CsvSource({
        "boot-a.c2.kafka-serverless.us-west-2.api.aws:9098",
        "B-1.orders.c2.Kafka.us-west-2.amazonaws.com:9098",
        "b-1.O.X:9098",
    })
    void namesOfMskAndOfTheCatalogAreUsed(String answer) {
        lab.answer(answer);

        assertThat(brokers.resolve(byArn(Connectivity.PRIVATE)).bootstrapServers())
                .isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({"UPDATING", "HEALING", "MAINTENANCE", "REBOOTING_BROKER", "SOMETHING_NEW"})
    void clusterAtWorkOnItselfIsServing(String state) {
        msk.behaviour = call -> call.contains("/bootstrap-brokers")
                ? ok("{'bootstrapBrokerStringSaslIam':'b.o.x:9098'}")
                : ok(page(null, cluster("orders", state, ARN)));

        assertThat(brokers.resolve(byName("orders")).bootstrapServers()).isEqualTo("b.o.x:9098");
    }

    @ParameterizedTest
    @CsvSource({"CREATING", "DELETING", "FAILED"})
    void clusterWithoutBrokersIsReportedWithItsState(String state) {
        msk.behaviour = call -> ok(page(null, cluster("orders", state, ARN)));

        assertThat(failure(brokers, byName("orders")).code()).isEqualTo(Code.CLUSTER_NOT_ACTIVE);
        assertThat(failure(brokers, byName("orders")).seen()).isEqualTo("state " + state + " (request id req-1)");
    }

    @Test
    void prefixOfANameIsNotFound() {
        msk.behaviour = call -> ok(page(null, cluster("orders-eu", "ACTIVE", "arn:eu")));

        assertThat(failure(brokers, byName("orders"))).hasToString("""
                        CLUSTER_NOT_FOUND  cluster orders (MSK name orders, account 222222222222, us-west-2)
                          asked  kafka:ListClustersV2 by role arn:aws:iam::222222222222:role/operator
                          seen   no cluster named exactly orders (request id req-1)
                          cause  This account has no cluster of that name in this region.
                          fix    Correct cluster-name or region, or the control-plane role, whose account is searched.""");
    }

    @Test
    void missingIamListenerNamesTheOthers() {
        msk.behaviour = call -> call.equals(BOOT)
                ? ok("{'bootstrapBrokerStringTls':'b:9094','bootstrapBrokerStringSaslScram':'b:9096'}")
                : ok("{'clusterInfo':" + cluster("orders", "UPDATING", ARN) + "}");

        Finding finding = failure(brokers, byArn(Connectivity.PRIVATE));

        assertThat(finding.code()).isEqualTo(Code.NO_IAM_LISTENER);
        assertThat(finding.seen()).isEqualTo("only TLS, SCRAM (request id req-1)");
        assertThat(finding.cause()).isEqualTo("The cluster has no IAM listener.");
    }

    @ParameterizedTest
    @CsvSource({"200", "400"})
    void clusterInCreationIsReported(int status) {
        msk.behaviour = call -> {
            if (call.equals(BOOT)) {
                return status == 200 ? ok("{}") : error(status, "BadRequestException", "not in a valid state");
            }
            return ok("{'clusterInfo':" + cluster("orders", "CREATING", ARN) + "}");
        };

        Finding finding = failure(brokers, byArn(Connectivity.PRIVATE));

        assertThat(finding.code()).isEqualTo(Code.CLUSTER_NOT_ACTIVE);
        assertThat(finding.seen()).isEqualTo("state CREATING (request id req-1)");
        assertThat(msk.calls).containsExactly(BOOT, "/api/v2/clusters/" + ARN);
    }

    @Test
    void concurrentCallersShareOneLookup() throws Exception {
        CountDownLatch mayAnswer = new CountDownLatch(1);
        msk.behaviour = call -> {
            await(mayAnswer);
            return ok("{'bootstrapBrokerStringSaslIam':'b.o.x:9098'}");
        };
        ExecutorService threads = Executors.newFixedThreadPool(20);
        Callable<BootstrapBrokers> ask = () -> brokers.resolve(byArn(Connectivity.PRIVATE));
        List<Future<BootstrapBrokers>> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            answers.add(threads.submit(ask));
        }
        mayAnswer.countDown();
        for (Future<BootstrapBrokers> answer : answers) {
            assertThat(answer.get().bootstrapServers()).isEqualTo("b.o.x:9098");
        }
        threads.shutdown();

        assertThat(msk.calls).hasSize(1);
        assertThat(lab.providers).hasValue(1);
    }

    @Test
    void lookupsOfClustersDoNotWaitForEachOther() throws Exception {
        int clusters = 50;
        CountDownLatch asked = new CountDownLatch(clusters);
        msk.behaviour = call -> {
            asked.countDown();
            await(asked);
            return ok("{'bootstrapBrokerStringSaslIam':'b.o.x:9098'}");
        };
        ExecutorService threads = Executors.newFixedThreadPool(clusters);
        List<Future<BootstrapBrokers>> answers = new ArrayList<>();
        for (int i = 0; i < clusters; i++) {
            ClusterDefinition cluster = byArn(ARN + i, Connectivity.PRIVATE);
            answers.add(threads.submit(() -> brokers.resolve(cluster)));
        }
        for (Future<BootstrapBrokers> answer : answers) {
            assertThat(answer.get().bootstrapServers()).isEqualTo("b.o.x:9098");
        }
        threads.shutdown();
    }

    @Test
    void listenerHearsEachOperationWithItsOutcome() {
        msk.behaviour = call -> call.contains("/bootstrap-brokers")
                ? ok("{'bootstrapBrokerStringSaslIam':'b.o.x:9098'}")
                : ok(page(null, cluster("orders", "ACTIVE", ARN)));
        brokers.resolve(byName("orders"));
        msk.behaviour = call -> error(404, "NotFoundException", "gone");
        failure(brokers, byArn(Connectivity.PRIVATE));

        assertThat(reportedCalls)
                .extracting(RemoteCall::operation, RemoteCall::outcome)
                .containsExactly(
                        tuple("ListClustersV2", Outcome.SUCCESS),
                        tuple("GetBootstrapBrokers", Outcome.SUCCESS),
                        tuple("GetBootstrapBrokers", Outcome.REJECTED));
        assertThat(reportedCalls).allSatisfy(call -> {
            assertThat(call.service()).isEqualTo("kafka");
            assertThat(call.region()).isEqualTo("us-west-2");
            assertThat(call.subject()).isEqualTo("orders");
            assertThat(call.duration()).isPositive();
        });
    }

    @Test
    void knownBrokersAreCountedWithoutACall() {
        ClusterDefinition orders = byArn(Connectivity.PRIVATE);
        assertThat(brokers.peek(orders)).isEmpty();
        failure(brokers, orders);
        msk.behaviour = call -> ok("{'bootstrapBrokerStringSaslIam':'a.o.x:9098'}");
        brokers.resolve(orders);
        brokers.resolve(orders);
        brokers.resolve(orders);
        int calls = msk.calls.size();

        assertThat(brokers.peek(orders)).hasValueSatisfying(known -> {
            assertThat(known.brokers().bootstrapServers()).isEqualTo("a.o.x:9098");
            assertThat(known.source()).isEqualTo(Source.MSK_API);
            assertThat(known.since()).isEqualTo(lab.time.now());
        });
        assertThat(brokers.counts(orders)).isEqualTo(new LookupCounts(2, 2, 1));
        assertThat(msk.calls).as("looking refreshes nothing").hasSize(calls);
    }

    @Test
    void closedLookupSaysSo() {
        brokers.close();

        assertThatThrownBy(() -> brokers.resolve(byArn(Connectivity.PRIVATE)))
                .isInstanceOf(IllegalStateException.class);
    }

    private static String page(@Nullable String next, String... clusters) {
        return "{'clusterInfoList':[" + String.join(",", clusters) + "]"
                + (next == null ? "" : ",'nextToken':'" + next + "'") + "}";
    }

    private static String cluster(String name, String state, String arn) {
        return "{'clusterName':'%s','state':'%s','clusterArn':'%s'}".formatted(name, state, arn);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
