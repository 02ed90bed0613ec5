package io.portolan.examples.orders;

import org.springframework.boot.SpringApplication;

/** The application on a local estate. {@code spring-boot:test-run} or an IDE starts it. */
final class LocalOrders {

    private LocalOrders() {}

    public static void main(String[] args) {
        SpringApplication.from(OrdersApplication::main)
                .withAdditionalProfiles("localmsk")
                .with(LocalOrdersEstate.class)
                .run(args);
    }
}
