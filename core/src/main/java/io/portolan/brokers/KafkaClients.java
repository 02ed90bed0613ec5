package io.portolan.brokers;

import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.Endpoints;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.KafkaClientBuilder;

/** One client of the MSK API for each region and control-plane role, built when first needed. */
final class KafkaClients implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(5);

    private final Endpoints endpoints;
    private final Function<ClusterDefinition, AwsCredentialsProvider> controlPlane;
    private final Map<List<Object>, KafkaClient> clients = new HashMap<>();
    private boolean closed;

    KafkaClients(Endpoints endpoints, Function<ClusterDefinition, AwsCredentialsProvider> controlPlane) {
        this.endpoints = endpoints;
        this.controlPlane = controlPlane;
    }

    synchronized KafkaClient of(Lookup lookup) {
        if (closed) {
            throw new IllegalStateException("This lookup of brokers is closed");
        }
        return clients.computeIfAbsent(List.of(lookup.region(), lookup.roles()), key -> build(lookup));
    }

    @Override
    public synchronized void close() {
        closed = true;
        clients.values().forEach(KafkaClient::close);
        clients.clear();
    }

    private KafkaClient build(Lookup lookup) {
        KafkaClientBuilder builder = KafkaClient.builder()
                .region(lookup.region())
                .credentialsProvider(controlPlane.apply(lookup.cluster()))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT_TIMEOUT)
                        .socketTimeout(SOCKET_TIMEOUT))
                // Retries are ours: they know the caller's patience and the budget.
                .overrideConfiguration(sdk -> sdk.retryStrategy(AwsRetryStrategy.doNotRetry()));
        URI endpoint = endpoints.kafka().get(lookup.region());
        return (endpoint == null ? builder : builder.endpointOverride(endpoint)).build();
    }
}
