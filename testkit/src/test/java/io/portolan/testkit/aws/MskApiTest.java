package io.portolan.testkit.aws;

import static io.portolan.testkit.aws.AwsLab.ACCOUNT;
import static io.portolan.testkit.aws.AwsLab.HUB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.BadRequestException;
import software.amazon.awssdk.services.kafka.model.Cluster;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.awssdk.services.kafka.model.ClusterType;
import software.amazon.awssdk.services.kafka.model.ForbiddenException;
import software.amazon.awssdk.services.kafka.model.GetBootstrapBrokersResponse;
import software.amazon.awssdk.services.kafka.model.KafkaException;
import software.amazon.awssdk.services.kafka.model.ListClustersV2Request;
import software.amazon.awssdk.services.kafka.model.NotFoundException;

/** {@link MskApi} answers as MSK does. */
class MskApiTest {

    private static final ListClustersV2Request ALL =
            ListClustersV2Request.builder().build();

    private static final String ORDERS = arn(AwsLab.REGION, ACCOUNT, "orders");
    private static final String BOOT = "boot-abc12345.c2.kafka-serverless.us-east-2.amazonaws.com:9098";

    private final AwsLab lab = new AwsLab();
    private final MskClusters clusters = lab.backend.clusters();
    private final KafkaClient kafka = lab.kafka(lab.user);

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void serverlessClusterHasThePrivateString() {
        clusters.add(MskCluster.serverless(ORDERS, BOOT));

        GetBootstrapBrokersResponse brokers = brokers(ORDERS);
        assertThat(brokers.bootstrapBrokerStringSaslIam()).isEqualTo(BOOT);
        assertThat(brokers.bootstrapBrokerStringPublicSaslIam()).isNull();
        assertThat(brokers.bootstrapBrokerStringVpcConnectivitySaslIam()).isNull();
    }

    @Test
    void provisionedClusterHasOneStringPerListener() {
        clusters.add(new MskCluster(
                ORDERS,
                false,
                "ACTIVE",
                Map.of(
                        Connectivity.PRIVATE, List.of("b-1:9098"),
                        Connectivity.VPC, List.of("b-1:14001"),
                        Connectivity.PUBLIC, List.of("b-1-public:9198"))));

        GetBootstrapBrokersResponse brokers = brokers(ORDERS);
        assertThat(brokers.bootstrapBrokerStringSaslIam()).isEqualTo("b-1:9098");
        assertThat(brokers.bootstrapBrokerStringVpcConnectivitySaslIam()).isEqualTo("b-1:14001");
        assertThat(brokers.bootstrapBrokerStringPublicSaslIam()).isEqualTo("b-1-public:9198");
    }

    @Test
    void eachCallSamplesThreeBrokers() {
        String[] six =
                IntStream.rangeClosed(1, 6).mapToObj(n -> "b-" + n + ":9098").toArray(String[]::new);
        clusters.add(MskCluster.serverless(ORDERS, six));
        Set<String> answers = new HashSet<>();
        Set<String> seen = new TreeSet<>();

        // Each sample has three of six brokers. The chance that 50 samples miss one broker is about one in 10^14.
        for (int call = 0; call < 50; call++) {
            String answer = brokers(ORDERS).bootstrapBrokerStringSaslIam();
            answers.add(answer);
            List<String> sample = List.of(answer.split(",", -1));
            assertThat(sample).hasSize(3).doesNotHaveDuplicates();
            seen.addAll(sample);
        }

        assertThat(seen).containsExactly(six);
        assertThat(answers).hasSizeGreaterThan(1);
    }

    @Test
    void describedClusterHasStateAndType() {
        clusters.add(MskCluster.serverless(ORDERS, BOOT).withState("UPDATING"));

        Cluster orders =
                kafka.describeClusterV2(with -> with.clusterArn(ORDERS)).clusterInfo();
        assertThat(orders.clusterArn()).isEqualTo(ORDERS);
        assertThat(orders.clusterName()).isEqualTo("orders");
        assertThat(orders.clusterType()).isEqualTo(ClusterType.SERVERLESS);
        assertThat(orders.state()).isEqualTo(ClusterState.UPDATING);
        assertThat(orders.creationTime()).isNotNull();
        assertThat(orders.serverless().clientAuthentication().sasl().iam().enabled())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATING", "DELETING", "FAILED"})
    void clusterWithoutBrokersHasNoBootstrapString(String state) {
        clusters.add(MskCluster.serverless(ORDERS, BOOT).withState(state));

        assertThatKafkaRefuses(() -> brokers(ORDERS), BadRequestException.class, 400)
                .withMessageContaining("in " + state + " state");
    }

    @Test
    void nameFilterIsAPrefix() {
        clusters.add(MskCluster.serverless(ORDERS, BOOT));
        clusters.add(MskCluster.serverless(arn(AwsLab.REGION, ACCOUNT, "orders-archive"), BOOT));
        clusters.add(MskCluster.serverless(arn(AwsLab.REGION, ACCOUNT, "my-orders"), BOOT));
        clusters.add(MskCluster.serverless(arn("us-west-2", ACCOUNT, "orders-west"), BOOT));
        clusters.add(MskCluster.serverless(arn(AwsLab.REGION, AwsLab.OTHER_ACCOUNT, "orders-other"), BOOT));

        assertThat(names("orders")).containsExactlyInAnyOrder("orders", "orders-archive");
        assertThat(names("none")).isEmpty();
    }

    @Test
    void typeFilterListsThatTypeOnly() {
        clusters.add(MskCluster.serverless(ORDERS, BOOT));
        clusters.add(new MskCluster(arn(AwsLab.REGION, ACCOUNT, "orders-big"), false, "ACTIVE", Map.of()));

        assertThat(kafka.listClustersV2(with -> with.clusterTypeFilter("PROVISIONED"))
                        .clusterInfoList())
                .extracting(Cluster::clusterName)
                .containsExactly("orders-big");
    }

    @Test
    void pagesHoldEveryClusterOnce() {
        clusters.pageSize(2);
        List<String> five =
                Stream.of("a", "b", "c", "d", "e").map(name -> "orders-" + name).toList();
        five.forEach(name -> clusters.add(MskCluster.serverless(arn(AwsLab.REGION, ACCOUNT, name), BOOT)));

        assertThat(names("orders")).containsExactlyElementsOf(five);
        assertThat(lab.backend.calls().count("kafka:ListClustersV2")).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 101})
    void invalidPageSizeIsRefused(int size) {
        assertThatKafkaRefuses(
                () -> kafka.listClustersV2(with -> with.maxResults(size)), BadRequestException.class, 400);
    }

    @Test
    void madeUpTokenIsRefused() {
        assertThatKafkaRefuses(() -> kafka.listClustersV2(with -> with.nextToken("?")), BadRequestException.class, 400);
    }

    @Test
    void foreignCallerIsAlwaysForbidden() {
        String theirs = arn(AwsLab.REGION, AwsLab.OTHER_ACCOUNT, "payments");

        assertThatKafkaRefuses(() -> brokers(theirs), ForbiddenException.class, 403);
        clusters.add(MskCluster.serverless(theirs, BOOT));
        assertThatKafkaRefuses(() -> brokers(theirs), ForbiddenException.class, 403)
                .withMessageContaining(
                        "user/ann is not authorized to perform: kafka:GetBootstrapBrokers on resource: " + theirs);
        assertThat(lab.kafka(lab.backend.iam().session(AwsLab.ORDERS, "checkout", Duration.ofHours(1)))
                        .getBootstrapBrokers(with -> with.clusterArn(theirs))
                        .bootstrapBrokerStringSaslIam())
                .isEqualTo(BOOT);
    }

    @Test
    void missingClusterIsNotFound() {
        String west = arn("us-west-2", ACCOUNT, "orders");
        clusters.add(MskCluster.serverless(west, BOOT));
        clusters.add(MskCluster.serverless(ORDERS, BOOT));
        clusters.remove(ORDERS);

        assertThatKafkaRefuses(() -> brokers(ORDERS), NotFoundException.class, 404);
        assertThatKafkaRefuses(() -> brokers(west), NotFoundException.class, 404);
    }

    @Test
    void foreignArnNamesTheParameter() {
        assertThatKafkaRefuses(() -> brokers(HUB), BadRequestException.class, 400)
                .satisfies(error -> assertThat(error.invalidParameter()).isEqualTo("clusterArn"));
    }

    @Test
    void badSignatureHasRestErrorCodes() {
        var expired = lab.backend.iam().session(HUB, "old", Duration.ZERO);
        var forged = lab.backend.iam().session(HUB, "new", Duration.ofHours(1)).copy(with -> with.secretAccessKey("x"));

        assertThatKafkaRefuses(() -> lab.kafka(expired).listClustersV2(ALL), KafkaException.class, 403)
                .satisfies(
                        error -> assertThat(error.awsErrorDetails().errorCode()).isEqualTo("ExpiredTokenException"));
        assertThatKafkaRefuses(() -> lab.kafka(forged).listClustersV2(ALL), KafkaException.class, 403)
                .satisfies(error ->
                        assertThat(error.awsErrorDetails().errorCode()).isEqualTo("InvalidSignatureException"));
        assertThatKafkaRefuses(
                () -> lab.kafka(lab.user, "us-west-2", 1).listClustersV2(ALL), KafkaException.class, 403);
    }

    @Test
    void unknownOperationIsNamed() {
        assertThatKafkaRefuses(() -> kafka.listKafkaVersions(any -> {}), KafkaException.class, 404)
                .satisfies(error ->
                        assertThat(error.awsErrorDetails().errorCode()).isEqualTo("UnknownOperationException"));
    }

    private GetBootstrapBrokersResponse brokers(String arn) {
        return kafka.getBootstrapBrokers(with -> with.clusterArn(arn));
    }

    private List<String> names(String filter) {
        return kafka.listClustersV2Paginator(with -> with.clusterNameFilter(filter)).clusterInfoList().stream()
                .map(Cluster::clusterName)
                .toList();
    }

    private static String arn(String region, String account, String name) {
        return "arn:aws:kafka:" + region + ":" + account + ":cluster/" + name
                + "/5d2c5ab6-0000-4000-8000-1234567890ab-s1";
    }

    private static <E extends KafkaException> ThrowableAssertAlternative<E> assertThatKafkaRefuses(
            ThrowingCallable call, Class<E> type, int status) {
        return assertThatExceptionOfType(type)
                .isThrownBy(call)
                .satisfies(error -> assertThat(error.statusCode()).isEqualTo(status))
                .satisfies(error -> assertThat(error.requestId()).isNotBlank());
    }
}
