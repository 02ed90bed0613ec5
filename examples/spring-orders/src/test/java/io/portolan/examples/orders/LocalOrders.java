package io.portolan.examples.orders;

import org.springframework.boot.SpringApplication;

/** The application on a local estate: {@code spring-boot:test-run} starts it, and so does an IDE. */
final class LocalOrders {

    private LocalOrders() {}

    public static void main(String[] args) {
        SpringApplication.from(OrdersApplication::main)
                .withAdditionalProfiles("localmsk")
                .with(LocalOrdersEstate.class)
                .run(args);
    }
}
