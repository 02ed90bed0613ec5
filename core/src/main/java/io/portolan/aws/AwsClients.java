package io.portolan.aws;

import io.portolan.catalog.Endpoints;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import io.portolan.runtime.CauseChain;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * Builds the clients of AWS services. They have short timeouts, no retries and no credentials of their own. A call ends within 6 s,
 * and its answer has 1 MiB at most.
 */
public final class AwsClients {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration CALL_LIMIT = Duration.ofSeconds(6);

    private AwsClients() {}

    /** A client of one region. Each request has to bring its credentials by {@link #signedBy}. */
    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends AwsClient> C build(
            B builder, Region region, @Nullable URI endpoint, ExecutionInterceptor... interceptors) {
        builder.region(region)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClient(boundedHttp(builder))
                .overrideConfiguration(sdk -> {
                    // Portolan retries by itself, since it knows the caller's deadline and the budget.
                    sdk.retryStrategy(AwsRetryStrategy.doNotRetry());
                    for (ExecutionInterceptor interceptor : interceptors) {
                        sdk.addExecutionInterceptor(interceptor);
                    }
                });
        if (endpoint != null) {
            return built(builder.endpointOverride(endpoint));
        }
        C client = built(builder);
        // The SDK's own settings may replace the endpoint too.
        Optional<URI> replaced = client.serviceClientConfiguration().endpointOverride();
        if (replaced.isPresent() && Endpoints.isExposed(replaced.get())) {
            client.close();
            throw exposed(client.serviceName(), region, replaced.get());
        }
        return client;
    }

    /** The SDK reads the settings and the AWS configuration files of the host now. */
    private static <C> C built(SdkBuilder<?, C> builder) {
        try {
            return builder.build();
        } catch (RuntimeException e) {
            // The SDK wraps what an endpoint of its settings lacks to be a URL.
            if (e instanceof IllegalArgumentException || CauseChain.contains(e, URISyntaxException.class)) {
                throw new RefusedSettingException(e);
            }
            throw e;
        }
    }

    private static PortolanException exposed(String service, Region region, URI endpoint) {
        Finding finding = Finding.about(Code.CATALOG_INVALID, "the endpoint of " + service + " in " + region)
                .asked("an endpoint by https, or by http on the loopback address")
                .seen(endpoint.getScheme() + "://" + endpoint.getHost() + " from the AWS SDK's own settings")
                .cause("By http anybody on the way can read and change what AWS answers, credentials included.")
                .fix(
                        "Use https. If you trust the whole way, write the endpoint below endpoints in the catalog, with allow-http:"
                                + " true beside it.")
                .build();
        return new PortolanException("An endpoint of AWS is not safe", finding);
    }

    /** The SDK does not close a client that it was given. This one has nothing to close. */
    private static SdkHttpClient boundedHttp(AwsClientBuilder<?, ?> builder) {
        SdkHttpClient http = UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT_TIMEOUT)
                .socketTimeout(SOCKET_TIMEOUT)
                .build();
        return new BoundedHttpClient(http, CALL_LIMIT, ExchangeBound.ofService(builder.getClass()));
    }

    /** A client for a provider of the SDK. It repeats failed calls itself, since a provider's caller knows nothing of them. */
    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C buildRepeating(
            B builder, Region region, URI endpoint) {
        return built(builder.region(region)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClient(boundedHttp(builder))
                .endpointOverride(endpoint));
    }

    /** Signs one request with these credentials. */
    public static AwsRequestOverrideConfiguration signedBy(AwsCredentialsProvider credentials) {
        return AwsRequestOverrideConfiguration.builder()
                .credentialsProvider(credentials)
                .build();
    }
}
