package io.portolan.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/** {@link AwsClients} use no endpoint of the SDK's own settings that others can listen to. */
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
}
