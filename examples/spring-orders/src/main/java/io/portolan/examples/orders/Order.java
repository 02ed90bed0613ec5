package io.portolan.examples.orders;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/** A record in the topic {@code orders}. */
record Order(String id, String item, int quantity) {

    /** An order as a customer sends it. */
    record Form(
            @NotBlank @Size(max = 60) String item,
            @Min(1) @Max(1000) int quantity) {

        Order toOrder() {
            return new Order(UUID.randomUUID().toString(), item.strip(), quantity);
        }
    }
}
