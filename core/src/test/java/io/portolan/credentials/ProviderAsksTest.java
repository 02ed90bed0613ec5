package io.portolan.credentials;

import static io.portolan.credentials.SampleChains.awaitTrue;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** Which asks of {@link ProviderAsks} are made and which callers they serve. The clock stands still unless it is moved. */
@Timeout(60)
class ProviderAsksTest {

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final TestClock clock = new TestClock();

    @AutoClose
    private final HangingProvider provider = new HangingProvider();

    private final ProviderAsks asks =
            new ProviderAsks(provider, work -> new Thread(work).start(), clock.timing(), PATIENCE);

    @Test
    void callersShareAnAskThatIsUnderWay() throws Exception {
        provider.hang();
        CompletableFuture<Optional<AwsCredentials>> first = asks.joinOrBegin();
        CompletableFuture<Optional<AwsCredentials>> second = asks.joinOrBegin();
        provider.close();

        assertThat(key(first)).isEqualTo(LoopbackStsServer.BASE_KEY);
        assertThat(key(second)).isEqualTo(LoopbackStsServer.BASE_KEY);
        assertThat(provider.askers).hasSize(1);
    }

    @Test
    void newAskReplacesAStuckOne() throws Exception {
        provider.hang();
        CompletableFuture<Optional<AwsCredentials>> stuck = asks.joinOrBegin();
        awaitTrue(() -> provider.askers.size() == 1);
        CountDownLatch hanging = provider.recover();
        clock.advance(PATIENCE);

        assertThat(key(asks.joinOrBegin())).isEqualTo(LoopbackStsServer.BASE_KEY);
        assertThat(key(stuck)).as("it waits for the same answer").isEqualTo(LoopbackStsServer.BASE_KEY);
        hanging.countDown();
        assertThat(key(asks.joinOrBegin())).isEqualTo(LoopbackStsServer.BASE_KEY);
    }

    @Test
    void lateAnswerServesLaterCallers() throws Exception {
        provider.hang();
        CompletableFuture<Optional<AwsCredentials>> first = asks.joinOrBegin();
        awaitTrue(() -> provider.askers.size() == 1);
        CountDownLatch hanging = provider.recover();
        provider.hang();
        clock.advance(PATIENCE);
        CompletableFuture<Optional<AwsCredentials>> later = asks.joinOrBegin();
        hanging.countDown();

        assertThat(key(later)).isEqualTo(LoopbackStsServer.BASE_KEY);
        assertThat(first).isCompleted();
    }

    @Test
    void asksThatHangUseFewThreads() throws Exception {
        provider.hang();
        CompletableFuture<Optional<AwsCredentials>> last = asks.joinOrBegin();
        for (int i = 0; i < 20; i++) {
            clock.advance(PATIENCE);
            last = asks.joinOrBegin();
        }
        awaitTrue(() -> provider.askers.size() == 4);
        provider.close();

        assertThat(key(last)).isEqualTo(LoopbackStsServer.BASE_KEY);
        assertThat(provider.askers).hasSize(4);
    }

    private static String key(CompletableFuture<Optional<AwsCredentials>> answer) throws Exception {
        return answer.get(20, TimeUnit.SECONDS).orElseThrow().accessKeyId();
    }
}
