package io.portolan.spring.application;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.support.SpringBootServletInitializer;
import org.springframework.context.annotation.Bean;

/** The shop as a servlet container starts it; it sells once, and says so. */
public class ShopWar extends SpringBootServletInitializer {

    @Override
    protected SpringApplicationBuilder configure(SpringApplicationBuilder builder) {
        return builder.sources(ShopApplication.class, Seller.class);
    }

    /** Fails the start where the sale is not heard of. */
    static class Seller {

        @Bean
        static ApplicationRunner sale(ShopApplication shop) {
            return arguments -> System.out.println("sold " + shop.sellAndHear("a chart"));
        }
    }
}
