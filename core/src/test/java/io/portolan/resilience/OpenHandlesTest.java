package io.portolan.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link OpenHandles} finds what is not closed. */
class OpenHandlesTest {

    @Test
    void openHandlesAreFound(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("some-file"));
        CountDownLatch end = new CountDownLatch(1);
        OpenHandles before = OpenHandles.now();
        Thread thread = new Thread(() -> await(end), "left-7");
        thread.start();
        try (ServerSocket socket = new ServerSocket(0);
                InputStream in = Files.newInputStream(file)) {
            assertThat(socket.isBound() && in.available() == 0).isTrue();
            assertThat(OpenHandles.more(before, Duration.ZERO))
                    .containsEntry("thread left-N", 1)
                    .containsKey("socket:[N]")
                    .anySatisfy((name, count) -> assertThat(name).endsWith("/some-file"));
        }
        end.countDown();
        assertThat(OpenHandles.more(before, Duration.ofSeconds(10))).doesNotContainKeys("thread left-N");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
