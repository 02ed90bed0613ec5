package io.portolan.examples.orders;

import io.portolan.testkit.LocalMsk;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** The application on a local estate: no AWS account is needed. */
final class LocalOrders {

    private LocalOrders() {}

    public static void main(String[] args) {
        SpringApplication.from(OrdersApplication::main)
                .withAdditionalProfiles("localmsk")
                .with(Estate.class)
                .run(with(
                        args,
                        "--portolan.catalog="
                                + Estate.MSK.catalog(LocalEstate.SITE).toUri()));
    }

    private static String[] with(String[] args, String more) {
        return Stream.concat(Stream.of(more), Stream.of(args)).toArray(String[]::new);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Estate {

        static final LocalMsk MSK = LocalEstate.declare().start();

        @Bean
        LocalMsk estate() {
            return MSK;
        }

        @Bean
        AwsCredentialsProvider identity(LocalMsk estate) {
            return StaticCredentialsProvider.create(
                    estate.site(LocalEstate.SITE).credentials());
        }
    }
}
