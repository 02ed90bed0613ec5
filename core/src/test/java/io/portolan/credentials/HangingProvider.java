package io.portolan.credentials;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** A provider that hangs while a test wants it to. It ignores interruptions, as a read of a process does. */
final class HangingProvider implements AwsCredentialsProvider, AutoCloseable {

    /** The threads that asked, in order. */
    final List<Thread> askers = new CopyOnWriteArrayList<>();

    private volatile CountDownLatch mayAnswer = new CountDownLatch(0);

    /** Lets all asks from now on hang. */
    void hang() {
        mayAnswer = new CountDownLatch(1);
    }

    /** Lets new asks be answered. Those that hang stay as they are. */
    CountDownLatch recover() {
        CountDownLatch stuck = mayAnswer;
        mayAnswer = new CountDownLatch(0);
        return stuck;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        askers.add(Thread.currentThread());
        awaitUninterruptibly(mayAnswer);
        return SampleChains.POD.resolveCredentials();
    }

    @Override
    public void close() {
        mayAnswer.countDown();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                // It hangs on.
            }
        }
    }
}
