package io.portolan.spring.application;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.support.SpringBootServletInitializer;
import org.springframework.context.annotation.Bean;

/** The shop in a servlet container. It sells one item and prints it. */
public class ShopWar extends SpringBootServletInitializer {

    @Override
    protected SpringApplicationBuilder configure(SpringApplicationBuilder builder) {
        return builder.sources(ShopApplication.class, Seller.class);
    }

    /** Fails the start if the sale does not arrive. */
    static class Seller {

        @Bean
        static ApplicationRunner sale(ShopApplication shop) {
            return arguments -> System.out.println("sold " + shop.sellAndHear("a chart"));
        }
    }
}
