package io.portolan.spring.start;

import java.lang.management.ManagementFactory;
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
     * record and when a record from each has been read. Then the threads are counted.
     */
    public static void main(String[] arguments) throws Exception {
        long start = System.nanoTime();
        Class<?>[] sources = arguments[0].equals(BY_HAND)
                ? new Class<?>[] {StartedShop.class, ByHandConfiguration.class}
                : new Class<?>[] {StartedShop.class};
        try (ConfigurableApplicationContext context = SpringApplication.run(sources, arguments)) {
            report("started", start);
            StartedShop shop = context.getBean(StartedShop.class);
            var ordered = shop.orders.send("start", "order");
            shop.payments.send("start", "payment").get(1, TimeUnit.MINUTES);
            ordered.get(1, TimeUnit.MINUTES);
            report("acknowledged", start);
            if (shop.heard.await(1, TimeUnit.MINUTES)) {
                report("heard", start);
            }
            System.out.println(StartBenchmark.RESULT + "threads="
                    + ManagementFactory.getThreadMXBean().getThreadCount());
        }
    }

    private static void report(String name, long start) {
        System.out.println(StartBenchmark.RESULT + name + "=" + (System.nanoTime() - start) / 1_000_000);
    }
}
