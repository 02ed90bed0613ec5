package io.portolan.spring.application;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;

/** An application with one cluster that was written for {@code spring.kafka}. It has no reference to Portolan. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class ShopApplication {

    private final BlockingQueue<String> sales = new LinkedBlockingQueue<>();
    private final KafkaTemplate<String, String> template;

    ShopApplication(KafkaTemplate<String, String> template) {
        this.template = template;
    }

    /** The record that the listener received next. Null if none arrives in time. */
    public @Nullable String sellAndHear(String what) throws InterruptedException {
        template.send("shop-sales", what).join();
        return sales.poll(30, TimeUnit.SECONDS);
    }

    @Bean
    static NewTopic sales() {
        return new NewTopic("shop-sales", 3, (short) 1);
    }

    @KafkaListener(topics = "shop-sales")
    void sold(String what) {
        sales.add(what);
    }
}
