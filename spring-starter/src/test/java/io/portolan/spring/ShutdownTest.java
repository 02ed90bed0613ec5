package io.portolan.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import io.portolan.testkit.PresetEstates;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * The beans of {@link ClusterBeans} lose nothing if an application closes in the middle of its work. Each record is
 * acknowledged and is received exactly once, by this application or by the next one.
 */
class ShutdownTest {

    private static final int RECORDS = 500;
    private static final int HEARD_BEFORE = 25;

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(PresetEstates.twoClusters());

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final List<CompletableFuture<?>> sends = new ArrayList<>();

    @Test
    void closingApplicationLosesNoRecord(LocalMsk msk) {
        CountDownLatch midway = new CountDownLatch(1);
        application(msk, new Worker(heard, midway)).run(context -> {
            assertThat(context).hasNotFailed();
            KafkaTemplate<String, String> template = TwoClusterEstate.template(context, "paymentsKafkaTemplate");
            for (int record = 0; record < RECORDS; record++) {
                sends.add(template.send("work", "record " + record));
            }
            assertThat(midway.await(30, TimeUnit.SECONDS)).isTrue();
        });
        assertThat(sends)
                .as("acknowledged by the end of the context")
                .allMatch(send -> send.isDone() && !send.isCompletedExceptionally());
        assertThat(heard).as("heard by the first").hasSizeBetween(HEARD_BEFORE, RECORDS - 1);

        List<String> all = new ArrayList<>(heard);
        heard.clear();
        application(msk, new Worker(heard, new CountDownLatch(0))).run(context -> {
            while (all.size() < RECORDS) {
                all.add(heard.poll(30, TimeUnit.SECONDS));
            }
        });
        all.addAll(heard);
        assertThat(all).doesNotHaveDuplicates().hasSize(RECORDS).doesNotContainNull();
    }

    private static ApplicationContextRunner application(LocalMsk msk, Worker worker) {
        return TwoClusterEstate.application(msk)
                .withPropertyValues(
                        "portolan.primary=orders",
                        "spring.kafka.consumer.auto-offset-reset=earliest",
                        "spring.kafka.consumer.group-id=workers",
                        "spring.kafka.consumer.max-poll-records=10")
                .withBean(Worker.class, () -> worker);
    }

    /** Waits in the middle of a batch until the context closes. */
    static final class Worker {

        private final BlockingQueue<String> heard;
        private final CountDownLatch midway;
        private final CountDownLatch closing = new CountDownLatch(1);

        Worker(BlockingQueue<String> heard, CountDownLatch midway) {
            this.heard = heard;
            this.midway = midway;
        }

        @KafkaListener(topics = "work", containerFactory = "payments")
        void work(String record) throws InterruptedException {
            heard.add(record);
            if (midway.getCount() > 0 && heard.size() == HEARD_BEFORE) {
                midway.countDown();
                assertThat(closing.await(30, TimeUnit.SECONDS)).isTrue();
            }
        }

        @EventListener(ContextClosedEvent.class)
        void close() {
            closing.countDown();
        }
    }
}
