package io.portolan.topology.view;

import io.portolan.aws.AwsClients;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.ram.RamClient;
import software.amazon.awssdk.services.route53profiles.Route53ProfilesClient;
import software.amazon.awssdk.services.route53resolver.Route53ResolverClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** The SDK's clients, one for each service and region. Thread-safe. */
final class InspectClients implements AutoCloseable {

    private final Map<Region, URI> endpoints;
    private final Map<String, SdkAutoCloseable> clients = new ConcurrentHashMap<>();

    InspectClients(Map<Region, URI> endpoints) {
        this.endpoints = endpoints;
    }

    Route53ResolverClient resolver(Region region) {
        return client("resolver", region, (at, uri) -> AwsClients.build(Route53ResolverClient.builder(), at, uri));
    }

    Route53ProfilesClient profiles(Region region) {
        return client("profiles", region, (at, uri) -> AwsClients.build(Route53ProfilesClient.builder(), at, uri));
    }

    RamClient ram(Region region) {
        return client("ram", region, (at, uri) -> AwsClients.build(RamClient.builder(), at, uri));
    }

    /** IAM is the same in all regions of a partition. So any replaced endpoint will do. */
    IamClient iam(Region partition) {
        return client(
                "iam",
                partition,
                (at, uri) -> AwsClients.build(
                        IamClient.builder(),
                        at,
                        endpoints.values().stream().findFirst().orElse(null)));
    }

    /** A client that the caller knows to build. */
    @SuppressWarnings("unchecked") // Each name stands for one class.
    <T extends SdkAutoCloseable> T client(String name, Region region, BiFunction<Region, @Nullable URI, T> build) {
        return (T) clients.computeIfAbsent(name + " " + region, key -> build.apply(region, endpoints.get(region)));
    }

    @Override
    public void close() {
        clients.values().forEach(SdkAutoCloseable::close);
    }
}
