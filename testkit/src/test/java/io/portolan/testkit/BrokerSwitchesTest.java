package io.portolan.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * A client of Kafka sees each fault of the brokers that {@link Faults} and {@link LocalCluster} switch on, and sees it end.
 */
class BrokerSwitchesTest {

    private static final String CLIENT = "arn:aws:iam::222222222222:role/client";

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(LocalMsk.builder()
            .cluster("orders", cluster -> cluster.brokers(1))
            .role(CLIENT, role -> role.trusts("333333333333").mayUse("orders"))
            .site("shop", site -> site.account("333333333333")));

    private final LocalMsk msk = ESTATE.msk();
    private final LocalCluster orders = msk.cluster("orders");
    private final AwsCredentials credentials =
            new AwsSdkClients(msk, msk.site("shop").credentials()).assume(CLIENT, "");

    @ParameterizedTest
    @CsvSource({
        "OTHER_NAME, No subject alternative DNS name matching",
        "OTHER_AUTHORITY, PKIX path building failed",
        "EXPIRED, NotAfter"
    })
    void aBadCertificateIsShownUntilCleared(CertificateFault fault, String reason) throws Exception {
        orders.showCertificate(fault);
        Throwable refusal = refusal();
        assertThat(refusal).isInstanceOf(SslAuthenticationException.class);
        assertThat(refusal).hasStackTraceContaining(reason);

        msk.faults().clear();
        assertThat(nodes()).isEqualTo(1);
    }

    @Test
    void distantBrokersAnswerLater() throws Exception {
        Duration roundTrip = Duration.ofMillis(60);
        msk.faults().latency(roundTrip);
        assertThat(msk.faults().aws().distance()).isEqualTo(roundTrip);
        assertThat(InetAddress.getByName(orders.bootstrapHost()))
                .isNotEqualTo(orders.brokerAddresses().get(0));
        long start = System.nanoTime();
        assertThat(nodes()).isEqualTo(1);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as("TCP, TLS, versions, SASL in two, metadata")
                .isGreaterThan(roundTrip.multipliedBy(6));

        msk.faults().clear();
        assertThat(InetAddress.getByName(orders.bootstrapHost()))
                .isEqualTo(orders.brokerAddresses().get(0));
        assertThat(nodes()).isEqualTo(1);
    }

    @Test
    void throttledConnectGetsMsksWords() throws Exception {
        orders.throttleConnects();
        assertThat(refusal())
                .isInstanceOf(SaslAuthenticationException.class)
                .hasMessageContaining("]: Too many connects");

        msk.faults().clear();
        assertThat(nodes()).isEqualTo(1);
    }

    @Test
    void deniedRoleGetsMsksWords() throws Exception {
        orders.deny(CLIENT);
        assertThat(refusal()).isInstanceOf(SaslAuthenticationException.class).hasMessageContaining("]: Access denied");

        msk.faults().clear();
        assertThat(nodes()).isEqualTo(1);
    }

    @Test
    void stoppedBrokerDropsConnectionsUntilCleared() throws Exception {
        InetAddress broker = orders.brokerAddresses().get(0);
        assertThatThrownBy(() -> msk.faults().dropConnections(broker))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Stop its broker first");
        orders.stopBroker(1);
        msk.faults().dropConnections(broker);
        try (Socket socket = new Socket()) {
            assertThatThrownBy(() -> socket.connect(new InetSocketAddress(broker, 9098), 300))
                    .isInstanceOf(SocketTimeoutException.class);
        }

        msk.faults().clear();
        assertThat(nodes()).isEqualTo(1);
    }

    @Test
    void resetConnectionsMayBeMadeAgain() throws Exception {
        try (Socket socket = new Socket(orders.brokerAddresses().get(0), 9098)) {
            socket.setSoTimeout(20);
            assertThatThrownBy(() -> readUntilReset(socket)).hasMessage("Connection reset");
        }

        assertThat(nodes()).isEqualTo(1);
    }

    /** Resets several times, because the broker's thread may not have the connection yet. */
    private void readUntilReset(Socket socket) throws IOException {
        while (true) {
            orders.resetConnections();
            try {
                assertThat(socket.getInputStream().read()).isNegative();
                return;
            } catch (SocketTimeoutException notYet) {
                assertThat(orders.kafka().connections()).isLessThanOrEqualTo(1);
            }
        }
    }

    private Throwable refusal() {
        Throwable thrown = catchThrowable(this::nodes);
        assertThat(thrown).isInstanceOf(ExecutionException.class);
        return Objects.requireNonNull(thrown.getCause());
    }

    private int nodes() throws Exception {
        try (Admin admin = new SignedClients(msk, "orders", credentials).admin()) {
            return admin.describeCluster().nodes().get().size();
        }
    }
}
