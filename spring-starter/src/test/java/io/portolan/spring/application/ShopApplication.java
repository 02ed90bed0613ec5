package io.portolan.spring.application;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;

/** An application as it is written for {@code spring.kafka}, of one cluster; it knows nothing of Portolan. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class ShopApplication {

    /** What its listener heard. */
    public final BlockingQueue<String> sales = new LinkedBlockingQueue<>();

    private final KafkaTemplate<String, String> template;

    ShopApplication(KafkaTemplate<String, String> template) {
        this.template = template;
    }

    /** Returns when the sale is acknowledged. */
    public void sell(String what) {
        template.send("shop-sales", what).join();
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
