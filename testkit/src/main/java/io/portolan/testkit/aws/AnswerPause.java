package io.portolan.testkit.aws;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Delays an answer. */
interface AnswerPause {

    /** Returns after that time. An endpoint that closes interrupts it. */
    void sleep(Duration time) throws InterruptedException;

    static AnswerPause real() {
        CountDownLatch never = new CountDownLatch(1);
        return time -> {
            boolean unused = never.await(time.toNanos(), TimeUnit.NANOSECONDS);
        };
    }
}
