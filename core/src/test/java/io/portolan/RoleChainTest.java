package io.portolan;

import static io.portolan.OrdersEstate.CLIENT;
import static io.portolan.OrdersEstate.CLUSTER_ACCOUNT;
import static io.portolan.OrdersEstate.EXTERNAL_ID;
import static io.portolan.OrdersEstate.HUB;
import static io.portolan.OrdersEstate.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.portolan.credentials.BaseIdentity;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.PortolanException;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import io.portolan.testkit.aws.AwsFault;
import io.portolan.testkit.aws.AwsService;
import io.portolan.testkit.broker.Grant;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** With a {@link io.portolan.credentials.CredentialsLease}, a client has the identity of its role and no other. */
class RoleChainTest {

    private static final String ELSEWHERE = "arn:aws:iam::999999999999:role/orders-client-copy";
    private static final String REQUEST_ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    @RegisterExtension
    static final LocalMskExtension ESTATE =
            LocalMskExtension.of(OrdersEstate.oneCluster().role(ELSEWHERE, role -> role.trusts(HUB)));

    @Test
    void brokerSeesTheLastRoleOnly(LocalMsk msk) throws Exception {
        try (Portolan portolan = open(msk);
                Producer<String, String> producer = OrdersEstate.producer(portolan.cluster("orders"))) {
            producer.send(new ProducerRecord<>("chain", "k", "v")).get();
        }
        assertThat(msk.cluster("orders").seenPrincipals()).containsExactly(CLIENT);
        assertThat(msk.calls().count("sts:AssumeRole", HUB)).isEqualTo(1);
        assertThat(msk.calls().count("sts:AssumeRole", CLIENT)).isEqualTo(1);
    }

    @Test
    void wrongExternalIdNamesHopRoleAndCaller(LocalMsk msk) {
        PortolanException e = refused(msk, text -> text.replace(EXTERNAL_ID, "somebody-else"));
        assertThat(e.has(Code.ROLE_NOT_ASSUMABLE)).isTrue();
        assertThat(flat(e))
                .contains("hop 2 of 2", CLIENT, "us-east-2")
                .contains("arn:aws:sts::111111111111:assumed-role/kafka-hub/shop")
                .contains("external id")
                .containsPattern(REQUEST_ID);
    }

    @Test
    void missingTrustNamesTheCallersArn(LocalMsk msk) {
        PortolanException e = refused(msk, text -> text.replace("      - " + HUB + "\n", ""));
        assertThat(e.has(Code.ROLE_NOT_ASSUMABLE)).isTrue();
        assertThat(flat(e))
                .contains("hop 1 of 1", CLIENT, msk.site("shop").identityArn(), "trust policy")
                .containsPattern(REQUEST_ID);
    }

    @Test
    void roleOfAnotherAccountNamesBothAccounts(LocalMsk msk) {
        PortolanException e = refused(
                msk, text -> text.replaceAll("\\{arn: \"" + CLIENT + "\", external-id: \"[^\"]+\"}", ELSEWHERE));
        assertThat(e.has(Code.CONTROL_PLANE_DENIED)).isTrue();
        assertThat(flat(e)).contains("999999999999", CLUSTER_ACCOUNT).containsPattern(REQUEST_ID);
    }

    @Test
    void failedChainNeverBecomesTheBaseIdentity(LocalMsk msk) throws Exception {
        AwsCredentials operator = msk.iam().user(CLUSTER_ACCOUNT, "operator");
        String operatorArn = "arn:aws:iam::" + CLUSTER_ACCOUNT + ":user/operator";
        msk.cluster("orders").kafka().grants().allow(Grant.all(operatorArn));
        UnaryOperator<String> given = text -> OrdersEstate.bootstrapGiven(msk, text);

        try (Portolan broken = open(msk, operator, given)) {
            PortolanException e = catchThrowableOfType(
                    PortolanException.class, () -> OrdersEstate.producer(broken.cluster("orders")));
            assertThat(e.has(Code.ROLE_NOT_ASSUMABLE)).isTrue();
        }
        assertThat(msk.cluster("orders").kafka().authentications())
                .as("attempts to authenticate after the failed chain")
                .isEmpty();

        try (Portolan direct = open(msk, operator, text -> given.apply(text).replaceAll("(?m)^    role: .*\n", ""));
                Producer<String, String> producer = OrdersEstate.producer(direct.cluster("orders"))) {
            producer.send(new ProducerRecord<>("chain", "k", "v")).get();
        }
        assertThat(msk.cluster("orders").seenPrincipals())
                .as("the base identity, where it is the one that was asked for")
                .containsExactly(operatorArn);
    }

    @Test
    void namedProfileCanBeTheBaseIdentity(LocalMsk msk, @TempDir Path folder) throws Exception {
        AwsCredentials credentials = msk.site("shop").credentials();
        Path file = Files.writeString(
                folder.resolve("credentials"), """
                [somebody-else]
                aws_access_key_id = AKIAIOSFODNN7EXAMPLE
                aws_secret_access_key = none
                [shop]
                aws_access_key_id = %s
                aws_secret_access_key = %s
                """.formatted(credentials.accessKeyId(), credentials.secretAccessKey()));
        System.setProperty("aws.sharedCredentialsFile", file.toString());
        try (Portolan portolan = Portolan.builder(OrdersEstate.catalog(msk, text -> text))
                .baseIdentity(BaseIdentity.profile("shop"))
                .open()) {
            portolan.cluster("orders").preflight().orThrow();
        } finally {
            System.clearProperty("aws.sharedCredentialsFile");
        }
        assertThat(msk.calls().count("sts:AssumeRole", CLIENT)).isEqualTo(1);
    }

    @Test
    void throttledStsAtStartIsHidden(LocalMsk msk) throws Exception {
        msk.faults().aws().raise(AwsService.STS, AwsFault.THROTTLED, 3);
        try (Portolan portolan = open(msk);
                Producer<String, String> producer = OrdersEstate.producer(portolan.cluster("orders"))) {
            producer.send(new ProducerRecord<>("chain", "k", "v")).get();
        }
        assertThat(msk.calls().count("sts:AssumeRole"))
                .as("two hops, and the three throttled calls")
                .isEqualTo(5);
    }

    private static PortolanException refused(LocalMsk msk, UnaryOperator<String> change) {
        try (Portolan portolan = open(msk, change)) {
            PortolanException e = catchThrowableOfType(
                    PortolanException.class, () -> OrdersEstate.producer(portolan.cluster("orders")));
            assertThat(msk.cluster("orders").kafka().authentications()).isEmpty();
            return e;
        }
    }

    /** The message without its line breaks. */
    private static String flat(PortolanException e) {
        return String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
    }
}
