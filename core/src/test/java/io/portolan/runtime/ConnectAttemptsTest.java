package io.portolan.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.portolan.loopback.FullListener;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** {@link ConnectAttempts} does not wait for the kernel, which repeats a lost packet after 1 s. */
class ConnectAttemptsTest {

    private static final Duration LESS_THAN_THE_KERNEL = Duration.ofMillis(900);

    @Test
    void lostPacketIsRepeatedSoon() throws Exception {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getByName("127.30.4.11"), 0);

        assertThat(FullListener.survivesALoss(any, connection -> {}, address -> {
                    new ConnectAttempts(address, LESS_THAN_THE_KERNEL).connect().close();
                }))
                .isTrue();
    }

    @Test
    void silenceEndsAtTheTimeout() throws Exception {
        try (FullListener silent = FullListener.start("127.30.4.11")) {
            assertThatExceptionOfType(SocketTimeoutException.class)
                    .isThrownBy(() -> new ConnectAttempts(silent.address(), Duration.ofMillis(40)).connect());
        }
    }
}
