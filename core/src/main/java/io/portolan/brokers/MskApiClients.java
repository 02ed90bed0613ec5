package io.portolan.brokers;

import io.portolan.catalog.Endpoints;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.KafkaClientBuilder;

/**
 * One client of the MSK API for each region, built when first needed. It signs for nobody: each call brings its credentials, since
 * a client for each role would cost some 30 kB of heap each.
 */
final class MskApiClients implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(5);

    private final Endpoints endpoints;
    private final Map<Region, KafkaClient> clients = new HashMap<>();
    private boolean closed;

    MskApiClients(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    synchronized KafkaClient client(Region region) {
        if (closed) {
            throw new IllegalStateException("This lookup of brokers is closed");
        }
        return clients.computeIfAbsent(region, this::build);
    }

    @Override
    public synchronized void close() {
        closed = true;
        for (KafkaClient client : clients.values()) {
            client.close();
        }
        clients.clear();
    }

    private KafkaClient build(Region region) {
        KafkaClientBuilder builder = KafkaClient.builder()
                .region(region)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT_TIMEOUT)
                        .socketTimeout(SOCKET_TIMEOUT))
                // Retries are ours: they know the caller's patience and the budget.
                .overrideConfiguration(sdk -> sdk.retryStrategy(AwsRetryStrategy.doNotRetry()));
        URI endpoint = endpoints.kafka().get(region);
        return (endpoint == null ? builder : builder.endpointOverride(endpoint)).build();
    }
}
