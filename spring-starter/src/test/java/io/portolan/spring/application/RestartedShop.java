package io.portolan.spring.application;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.devtools.restart.Restarter;
import org.springframework.context.annotation.Bean;

/** The shop under the developer tools. It sells one item, prints it and restarts. It ends after the second sale. */
public class RestartedShop {

    private static final String RESTARTED = "shop.restarted";

    /** Starts the shop. The developer tools restart it with a class loader of its own. */
    public static void main(String[] arguments) {
        SpringApplication.run(new Class<?>[] {ShopApplication.class, RestartedShop.class}, arguments);
    }

    @Bean
    static ApplicationRunner sale(ShopApplication shop) {
        return arguments -> {
            String loader = shop.getClass().getClassLoader().getClass().getSimpleName();
            System.out.println("sold " + shop.sellAndHear("a chart") + " under " + loader);
            boolean again = System.setProperty(RESTARTED, "true") == null;
            new Thread(() -> {
                        if (again) {
                            Restarter.getInstance().restart();
                        } else {
                            System.exit(0);
                        }
                    })
                    .start();
        };
    }
}
