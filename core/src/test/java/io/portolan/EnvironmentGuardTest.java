package io.portolan;

import static io.portolan.OrdersEstate.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.PortolanException;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link Cluster} sends no credentials to an address in another environment, another region or public space. */
class EnvironmentGuardTest {

    private static final String METADATA = "arn:aws:iam::222222222222:role/metadata";

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(OrdersEstate.oneCluster()
            .serviceVpc("prod", "us-west-2")
            .serviceVpc("dev", "us-east-2")
            .role(METADATA, role -> role.trusts(OrdersEstate.HUB)));

    @ParameterizedTest
    @CsvSource({
        "WRONG_ENVIRONMENT, dev, us-east-2, fail",
        "WRONG_ENVIRONMENT, dev, us-east-2, warn",
        "WRONG_REGION, prod, us-west-2, fail",
        "WRONG_REGION, prod, us-west-2, warn",
    })
    void foreignAddressStopsAssumeRoleAndAllBytes(
            Code code, String environment, String region, String policy, LocalMsk msk) throws Exception {
        InetAddress elsewhere = anAddressIn(msk.serviceVpc(environment, region).cidrBlock());
        msk.faults().misdirect("shop", "orders", elsewhere);
        try (ServerSocket broker = new ServerSocket(9098, 1, elsewhere);
                Portolan portolan = open(
                        msk,
                        text -> OrdersEstate.bootstrapGiven(msk, text)
                                .replace("defaults:", "defaults:\n  preflight: " + policy))) {
            assertRefused(portolan, code);
            broker.setSoTimeout(1);
            assertThat(catchThrowableOfType(SocketTimeoutException.class, broker::accept))
                    .as("no TCP connection to the other VPC")
                    .isNotNull();
        }
        assertThat(msk.calls().all()).as("calls to AWS").isEmpty();
    }

    /** By then the client is made and has connected to the bootstrap brokers. It must not have authenticated. */
    @ParameterizedTest
    @CsvSource({"fail", "warn"})
    void advertisedBrokersElsewhereStopTheClientFirst(String policy, LocalMsk msk) throws Exception {
        InetAddress elsewhere = anAddressIn(msk.serviceVpc("dev", "us-east-2").cidrBlock());
        msk.faults().misdirect("shop", msk.cluster("orders").brokerHosts(), elsewhere);
        try (ServerSocket broker = new ServerSocket(9098, 1, elsewhere);
                Portolan portolan = open(msk, text -> text.replace("defaults:", "defaults:\n  preflight: " + policy))) {
            assertRefused(portolan, Code.WRONG_ENVIRONMENT);
            broker.setSoTimeout(1);
            assertThat(catchThrowableOfType(SocketTimeoutException.class, broker::accept))
                    .as("no TCP connection to the other VPC")
                    .isNotNull();
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .as("the client is closed")
                .noneMatch(name -> name.startsWith("kafka-producer-network-thread"));
    }

    @ParameterizedTest
    @CsvSource({"fail", "warn"})
    void publicAddressStopsBeforeAnyAssumeRole(String policy, LocalMsk msk) throws Exception {
        msk.faults().misdirect("shop", "orders", InetAddress.getByName("203.0.113.7"));
        try (Portolan portolan = open(
                msk,
                text -> OrdersEstate.bootstrapGiven(msk, text)
                        .replace("defaults:", "defaults:\n  preflight: " + policy))) {
            assertRefused(portolan, Code.PUBLIC_ADDRESS);
        }
        assertThat(msk.calls().all()).as("calls to AWS").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"WRONG_ENVIRONMENT, dev, us-east-2", "WRONG_REGION, prod, us-west-2"})
    void lookupAssumesTheControlPlaneRoleOnly(Code code, String environment, String region, LocalMsk msk)
            throws Exception {
        msk.faults()
                .misdirect(
                        "shop",
                        "orders",
                        anAddressIn(msk.serviceVpc(environment, region).cidrBlock()));
        try (Portolan portolan = open(
                msk,
                text -> text.replace(
                                "roles:\n",
                                "roles:\n  metadata: {chain: [\"" + OrdersEstate.HUB + "\", \"" + METADATA + "\"]}\n")
                        .replace(
                                "    role: orders-client\n",
                                "    role: orders-client\n    control-plane-role: metadata\n"))) {
            assertRefused(portolan, code);
        }
        assertThat(msk.calls().count("sts:AssumeRole", METADATA)).isEqualTo(1);
        assertThat(msk.calls().count("sts:AssumeRole", OrdersEstate.CLIENT)).isZero();
    }

    private static void assertRefused(Portolan portolan, Code code) {
        PortolanException e =
                catchThrowableOfType(PortolanException.class, () -> OrdersEstate.producer(portolan.cluster("orders")));
        assertThat(e).as("the refusal").isNotNull();
        assertThat(e.has(code)).as(e.getMessage()).isTrue();
    }

    private static InetAddress anAddressIn(String cidrBlock) throws Exception {
        byte[] bytes = InetAddress.getByName(cidrBlock.substring(0, cidrBlock.indexOf('/')))
                .getAddress();
        bytes[3] = (byte) 200;
        return InetAddress.getByAddress(bytes);
    }
}
