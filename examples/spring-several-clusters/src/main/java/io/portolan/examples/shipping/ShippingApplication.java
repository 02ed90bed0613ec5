package io.portolan.examples.shipping;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Reads orders from the cluster "orders" and sends shipments to the cluster "shipments". */
@SpringBootApplication(proxyBeanMethods = false)
public class ShippingApplication {

    public static void main(String[] args) {
        SpringApplication.run(ShippingApplication.class, args);
    }
}
