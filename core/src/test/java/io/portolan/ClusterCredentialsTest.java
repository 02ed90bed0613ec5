package io.portolan;

import static io.portolan.OrdersEstate.CLIENT;
import static io.portolan.OrdersEstate.HUB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.catalog.ClusterCatalog;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.PortolanException;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/** {@link ClusterCredentials} and {@link RoleCredentials} in clients of the SDK that stand beside Kafka. */
class ClusterCredentialsTest {

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(OrdersEstate.oneCluster());

    @Test
    void otherServicesShareTheSessionOfKafka(LocalMsk msk) throws Exception {
        try (Portolan portolan = OrdersEstate.open(msk);
                Producer<String, String> producer = OrdersEstate.producer(portolan.cluster("orders"))) {
            producer.send(new ProducerRecord<>("orders", "v")).get();
            AwsCredentialsProvider credentials = portolan.credentials("orders");
            assertThat(caller(msk, credentials)).startsWith("arn:aws:sts::222222222222:assumed-role/orders-client/");
            assertThat(caller(msk, credentials))
                    .as("the first client of the SDK was closed with all that it could close")
                    .contains("orders-client");
            assertThat(credentials).asString().isEqualTo("credentials of the cluster orders");
        }
        assertThat(msk.calls().count("sts:AssumeRole", HUB)).isEqualTo(1);
        assertThat(msk.calls().count("sts:AssumeRole", CLIENT)).isEqualTo(1);
    }

    @Test
    void providerAloneNeedsNoBrokers(LocalMsk msk) {
        try (Portolan portolan = OrdersEstate.open(msk)) {
            AwsCredentialsProvider credentials = portolan.credentials("orders");
            assertThat(msk.calls().all()).isEmpty();
            assertThat(caller(msk, credentials)).contains("orders-client");
        }
        assertThat(msk.calls().count("kafka:GetBootstrapBrokers")).isZero();
    }

    @Test
    void closedPortolanGivesNoCredentials(LocalMsk msk) {
        Portolan portolan = OrdersEstate.open(msk);
        AwsCredentialsProvider credentials = portolan.credentials("orders");
        assertThat(credentials.resolveCredentials().accessKeyId()).startsWith("ASIA");
        portolan.close();
        assertThatThrownBy(credentials::resolveCredentials)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("This Portolan is closed");
    }

    @Test
    void refusedRoleIsNoOtherIdentity(LocalMsk msk) {
        msk.iam().removeRole(CLIENT);
        try (Portolan portolan = OrdersEstate.open(msk)) {
            AwsCredentialsProvider credentials = portolan.credentials("orders");
            assertThatThrownBy(credentials::resolveCredentials)
                    .isInstanceOf(PortolanException.class)
                    .hasMessageContaining("ROLE_NOT_ASSUMABLE");
        }
    }

    @Test
    void roleSharesTheSessionOfItsClusters(LocalMsk msk) {
        try (Portolan portolan = OrdersEstate.open(msk)) {
            AwsCredentialsProvider credentials = portolan.roleCredentials("orders-client");
            assertThat(msk.calls().all()).isEmpty();
            assertThat(caller(msk, credentials)).startsWith("arn:aws:sts::222222222222:assumed-role/orders-client/");
            assertThat(caller(msk, portolan.credentials("orders"))).contains("orders-client");
            assertThat(credentials).asString().isEqualTo("credentials of the role orders-client");
        }
        assertThat(msk.calls().count("sts:AssumeRole", CLIENT)).isEqualTo(1);
    }

    @Test
    void unknownRoleIsRefusedWithTheNearestName(LocalMsk msk) {
        try (Portolan portolan = OrdersEstate.open(msk)) {
            assertThatThrownBy(() -> portolan.roleCredentials("orders-cleint"))
                    .isInstanceOf(PortolanException.class)
                    .hasMessageStartingWith("No role \"orders-cleint\" in ")
                    .hasMessageContaining("CATALOG_INVALID  roles.orders-cleint")
                    .hasMessageContaining("Did you mean \"orders-client\"?");
        }
    }

    @Test
    void plainKafkaHasNoCredentials() {
        ClusterCatalog catalog = ClusterCatalog.builder()
                .cluster(
                        "local",
                        local -> local.bootstrapServers(List.of("127.0.0.1:9092"))
                                .securityProtocol("PLAINTEXT"))
                .build();
        try (Portolan portolan = Portolan.open(catalog)) {
            assertThatThrownBy(() -> portolan.credentials("local"))
                    .isInstanceOfSatisfying(
                            PortolanException.class,
                            refused -> assertThat(refused.has(Code.NO_IAM_LISTENER))
                                    .isTrue())
                    .hasMessageContaining("Clients of plain Kafka have no AWS identity.");
        }
    }

    private static String caller(LocalMsk msk, AwsCredentialsProvider credentials) {
        try (StsClient sts = StsClient.builder()
                .region(Region.US_EAST_2)
                .endpointOverride(msk.endpoint("us-east-2"))
                .credentialsProvider(credentials)
                .build()) {
            return sts.getCallerIdentity().arn();
        }
    }
}
