package io.portolan.spring.start;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * An application with two clusters that prints how long its start took. Its beans are Portolan's or are made by hand.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class StartedShop {

    static final String BY_HAND = "--by-hand";
    static final String RESULT = "@result ";

    private static final Duration LONGEST_IDLE = Duration.ofSeconds(20);

    private final CountDownLatch heard = new CountDownLatch(2);
    private final KafkaTemplate<String, String> orders;
    private final KafkaTemplate<String, String> payments;

    StartedShop(
            @Qualifier("orders") KafkaTemplate<String, String> orders,
            @Qualifier("payments") KafkaTemplate<String, String> payments) {
        this.orders = orders;
        this.payments = payments;
    }

    @KafkaListener(topics = "start", containerFactory = "ordersKafkaListenerContainerFactory")
    void ordered(String value) {
        heard.countDown();
    }

    @KafkaListener(topics = "start", containerFactory = "paymentsKafkaListenerContainerFactory")
    void paid(String value) {
        heard.countDown();
    }

    /**
     * Measures in milliseconds. The times end when the context is started, when each cluster has acknowledged a
     * record and when a record from each has been read. Then the threads and the KiB of used heap are counted.
     */
    public static void main(String[] arguments) throws Exception {
        long start = System.nanoTime();
        Class<?>[] sources = arguments[0].equals(BY_HAND)
                ? new Class<?>[] {StartedShop.class, ByHandConfiguration.class}
                : new Class<?>[] {StartedShop.class};
        try (ConfigurableApplicationContext context = SpringApplication.run(sources, arguments)) {
            reportTime("started", start);
            StartedShop shop = context.getBean(StartedShop.class);
            var ordered = shop.orders.send("start", "order");
            shop.payments.send("start", "payment").get(1, TimeUnit.MINUTES);
            ordered.get(1, TimeUnit.MINUTES);
            reportTime("acknowledged", start);
            if (shop.heard.await(1, TimeUnit.MINUTES)) {
                reportTime("heard", start);
            }
            awaitIdleThreads();
            report("threads", ManagementFactory.getThreadMXBean().getThreadCount());
            System.gc();
            report(
                    "heap",
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024);
        }
    }

    /** Waits until the threads of Portolan have ended. Only its two timers stay. */
    private static void awaitIdleThreads() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("portolan-") && !thread.getName().endsWith("-refresh")) {
                thread.join(LONGEST_IDLE.toMillis());
            }
        }
    }

    private static void reportTime(String name, long start) {
        report(name, (System.nanoTime() - start) / 1_000_000);
    }

    private static void report(String name, long value) {
        System.out.println(RESULT + name + "=" + value);
    }
}
