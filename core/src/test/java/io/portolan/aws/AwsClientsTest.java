package io.portolan.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.loopback.LoopbackHttpServer;
import io.portolan.loopback.LoopbackHttpServer.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

/** {@link AwsClients} use no endpoint of the SDK's own settings that others can listen to. Each service has calls of its own. */
class AwsClientsTest {

    private static final String SETTING = "aws.endpointUrlSts";

    @AfterEach
    void forgetSetting() {
        System.clearProperty(SETTING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://sts.example.com", "http://10.20.1.4:8080", "http://127.0.0.1.example.com"})
    void plainHttpOfTheSdkIsRefused(String endpoint) {
        System.setProperty(SETTING, endpoint);

        assertThatThrownBy(() -> AwsClients.build(StsClient.builder(), Region.US_EAST_2, null))
                .hasMessageContaining("seen   " + endpoint.replaceAll(":8080", ""))
                .hasMessageContaining("allow-http: true beside it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://sts.example.com", "http://127.0.0.1:8080", "http://[::1]:8080", "http://localhost"})
    void safeEndpointOfTheSdkIsUsed(String endpoint) {
        System.setProperty(SETTING, endpoint);

        try (StsClient client = AwsClients.build(StsClient.builder(), Region.US_EAST_2, null)) {
            assertThat(client.serviceClientConfiguration().endpointOverride()).contains(URI.create(endpoint));
        }
    }

    /** The catalog has allowed it. */
    @Test
    void endpointOfTheCatalogIsUsed() {
        URI endpoint = URI.create("http://sts.example.com");

        try (StsClient client = AwsClients.build(StsClient.builder(), Region.US_EAST_2, endpoint)) {
            assertThat(client.serviceClientConfiguration().endpointOverride()).contains(endpoint);
        }
    }

    @Test
    void hungCallsOfOneServiceDelayNoOther() throws Exception {
        CompletableFuture<?> end = new CompletableFuture<>();
        ExchangeBound hung = ExchangeBound.ofService(KafkaClient.builder().getClass());
        for (int i = 0; i < ExchangeBound.MOST; i++) {
            hung.start(end::join, Duration.ZERO);
        }
        Reply refusal = new Reply(403, Map.of(), "");
        try (LoopbackHttpServer server = LoopbackHttpServer.start(request -> refusal);
                KafkaClient msk = AwsClients.build(KafkaClient.builder(), Region.US_EAST_2, server.endpoint());
                StsClient sts = AwsClients.build(StsClient.builder(), Region.US_EAST_2, server.endpoint())) {
            assertThatThrownBy(
                            () -> CallLimit.callWithin(Duration.ofMillis(1), () -> msk.listClustersV2(request -> {})))
                    .hasStackTraceContaining("64 earlier calls of this service have not ended");
            assertThatThrownBy(sts::getCallerIdentity).isInstanceOf(StsException.class);
        } finally {
            end.complete(null);
        }
    }
}
